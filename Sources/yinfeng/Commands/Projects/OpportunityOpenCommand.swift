import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity open`
struct OpportunityOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a project for a firm, from a ranking or by hand.",
    discussion: """
      Without --need it is a project the firm brings itself (自荐项目). With --run the firm's rank in that ranking is kept, and
      the plan that was ranked unless --plan names one. Code, stage, days and the first move are written by the program.

      EXAMPLES
        yinfeng opportunity open --need SQ-2026-01 --enterprise 甲子示例 --run 4f1c… officer=张三 referrer=李四
        yinfeng opportunity open --enterprise 壬戌示例 title=壬戌示例自荐项目 officer=张三
      """)

  @Option(help: "The firm: id, credit code or part of its name.") var enterprise: String
  @Option(help: "The need: id, code or part of its title.") var need: String?
  @Option(help: "The firm's plan: id or part of its name.") var plan: String?
  @Option(help: "The ranking it comes from, as `yinfeng runs` lists them.") var run: String?
  @Argument(help: "FIELD=VALUE, by name or Chinese label.") var values: [String] = []
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
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
