import ArgumentParser
import Domain
import Service

struct StandingCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "登记已在公示系统核查企业,默认全部名录",
    discussion: """
      示例
        yinfeng standing check 甲子示例 --state clear --source 信用中国
        yinfeng standing check 甲子示例 --register dishonest --state listed --source 中国执行信息公开网
      """)

  @Argument(help: "企业:编号、信用代码或名称的一部分", completion: Completions.records(EnterpriseField.self)) var enterprise: String
  @Option(help: "clear 未列入、listed 列入、removed 已移出") var state: String
  @Option(help: "名录,可多次;不写为全部") var register: [String] = []
  @Option(help: "firm 企业、controller 控制人、project_company 项目公司") var subject = "firm"
  @Option(name: .customLong("checked-on"), help: "核查日期,默认今天") var checkedOn: String?
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let evidence = try evidence.evidence(over: CheckRegisters.evidence)
    let request = CheckRegisters.Request(
      state: state, registers: register, subject: subject, checkedOn: checkedOn)
    try await global.run { desk in
      let receipts = try await desk.checkRegisters(
        enterprise, request, evidence: evidence, today: desk.today(), invocation: desk.invocation())
      if global.json {
        return Console.line(
          try Console.json(try await desk.records(StandingField.self).views(receipts, invocation: desk.invocation())))
      }
      Console.line("已记录 \(receipts.count) 项核查" + (receipts.first?.change.map { "(变更 \($0))" } ?? ""))
    }
  }
}
