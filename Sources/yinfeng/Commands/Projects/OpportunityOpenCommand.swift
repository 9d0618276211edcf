import ArgumentParser
import Domain
import Service

struct OpportunityOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "立项:从排序结果或直接开立",
    discussion: """
      不给 --need 为自荐项目。给 --run 则记下企业在那次排序中的名次及拟投项目(除非另用 --plan 指明)。
      代码、阶段、日期与首次变更由程序写入。

      示例
        yinfeng opportunity open --need SQ-2026-01 --enterprise 甲子示例 --run 4f1c2a90 officer=张三
        yinfeng opportunity open --enterprise 壬戌示例 title=壬戌示例自荐项目 officer=张三
      """)

  @Option(help: "企业:编号、信用代码或名称的一部分", completion: Completions.records(EnterpriseField.self)) var enterprise: String
  @Option(help: "招商项目:编号、代码或名称的一部分", completion: Completions.records(NeedField.self)) var need: String?
  @Option(help: "企业的拟投项目:编号或名称的一部分") var plan: String?
  @Option(help: "来自哪次排序,见 yinfeng runs") var run: String?
  @Argument(help: "字段=值,字段用英文名或中文名", completion: Completions.assignments(OpportunityField.self)) var values: [String] =
    []
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    var values = try Assignments.parse(values)
    let evidence = try evidence.evidence()
    try await global.run { desk in
      let invocation = desk.invocation()
      func id<Field: RecordField>(_ words: String, _ field: Field.Type) async throws -> InputValue {
        .number("\(try await desk.records(field).show(words, invocation: invocation).stored.id)")
      }
      values[OpportunityField.enterprise.name] = try await id(enterprise, EnterpriseField.self)
      if let need { values[OpportunityField.need.name] = try await id(need, NeedField.self) }
      if let plan { values[OpportunityField.plan.name] = try await id(plan, PlanField.self) }
      if let run { values[OpportunityField.run.name] = .text(run) }
      let receipt = try await desk.records(OpportunityField.self).add(
        values, evidence: evidence, today: desk.today(), isDryRun: dryRun, invocation: invocation)
      try await ReceiptPrinter.print(receipt, dryRun ? "将登记" : "已登记", global.json, desk)
    }
  }
}
