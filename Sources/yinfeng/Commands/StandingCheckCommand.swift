import ArgumentParser
import Domain
import Service

/// `yinfeng standing check`
struct StandingCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Record that a firm was looked up in the public registers, all of them by default.",
    discussion: """
      EXAMPLES
        yinfeng standing check 甲子示例 --state clear --source 信用中国
        yinfeng standing check 甲子示例 --register dishonest --state listed --source 中国执行信息公开网
      """)

  @Argument(help: "The firm: id, credit code or part of its name.") var enterprise: String
  @Option(help: "clear, listed or removed.") var state: String
  @Option(help: "A register; may be repeated. All when none is named.") var register: [String] = []
  @Option(help: "firm, controller or project_company.") var subject = "firm"
  @Option(name: .customLong("checked-on"), help: "The day of the look-up; today by default.") var checkedOn: String?
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
