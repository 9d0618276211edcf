import ArgumentParser
import Domain
import Scoring
import Service

struct ReviewRuleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "登记联审会对准入条件的认定,即时生效",
    discussion: """
      上会项目用其编号,或用在谈项目(取最近一次上会)。准入条件用英文名或中文名;结果:met 符合、
      met_with_conditions 附条件符合、refused 不符合。不给 --paper 用会议纪要文号。变动的排名会列出。

      示例
        yinfeng review-session rule ZT-2026-001 pollutant_total met --department 生态环境分局 --paper 示例环函〔2026〕7号
        yinfeng review-session rule 2 安全条件 met_with_conditions --department 应急 --conditions 安装喷淋 --expires 2027-12-31
      """)

  @Argument(help: "上会项目编号,或在谈项目") var item: String
  @Argument(help: "准入条件", completion: Completions.words(GateKey.self)) var gate: String
  @Argument(help: "认定结果") var outcome: VocabularyArgument<RulingOutcome>
  @Option(help: "认定部门") var department: String
  @Option(help: "认定文件,默认为会议纪要") var paper: String?
  @Option(help: "附条件符合的条件") var conditions: String?
  @Option(help: "有效期至") var expires: String?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let ruling = RuleOnGate.Ruling(
      gate: gate, outcome: outcome.value, department: department, paper: paper, conditions: conditions,
      expires: try DayArgument.read(expires, "--expires"))
    try await global.run { desk in
      let receipt = try await desk.ruleOnGate(
        item, ruling, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(receipt)) }
      let change = receipt.change.map { "(变更 \($0))" } ?? ",试运行,没有写入"
      Console.line("\(receipt.label):\(outcome.value.label),\(receipt.department),\(receipt.paper)\(change)")
      if receipt.shifts.isEmpty, !dryRun { Console.line("没有排序因此变化。") }
      for shift in receipt.shifts {
        Console.paragraph(shift.words, indent: 2, hanging: 4)
      }
    }
  }
}
