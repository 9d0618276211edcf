import ArgumentParser
import Domain
import Scoring
import Service

/// `yinfeng review-session rule`
struct ReviewRuleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Record what a review session holds of a gate; it feeds the gates at once.",
    discussion: """
      ITEM is the id of the agenda's item, or the project: its latest item. GATE is a gate's name or Chinese word, OUTCOME met,
      met_with_conditions or refused. Without --paper the session's own is taken. The rankings that change are listed.

      EXAMPLES
        yinfeng review-session rule ZT-2026-001 pollutant_total met --department 生态环境分局 --paper 示例环函〔2026〕7号
        yinfeng review-session rule 2 安全条件 met_with_conditions --department 应急 --conditions 安装喷淋 --expires 2027-12-31
      """)

  @Argument(help: "The item's id, or the project.") var item: String
  @Argument(help: "The gate.") var gate: String
  @Argument(help: "The outcome.") var outcome: VocabularyArgument<RulingOutcome>
  @Option(help: "The department that rules.") var department: String
  @Option(help: "The paper; the session's by default.") var paper: String?
  @Option(help: "The conditions of met_with_conditions.") var conditions: String?
  @Option(help: "Until which day it holds.") var expires: String?
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
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
        Console.paragraph(
          "\(shift.need.code) \(shift.need.title)(\(shift.profile)):\(words(shift.before)) → \(words(shift.after))",
          indent: 2, hanging: 4)
      }
    }
  }

  private func words(_ place: RankShift.Place) -> String {
    "\(place.rank.map { "第 \($0) 名" } ?? "未列名次") \(place.band) \(place.score.text)"
  }
}
