import ArgumentParser
import Domain
import Scoring
import Service

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "逐项说明一家企业对一个招商项目的得分、准入与待核实事项",
    discussion: """
      示例
        yinfeng explain SQ-2026-01 甲子示例
        yinfeng explain SQ-2026-01 91440300000000001H --profile review --json
        yinfeng explain SQ-2026-01 甲子示例 --profile review --plan 12
      """)

  @Argument(help: "招商项目:编号、代码或名称的一部分", completion: Completions.records(NeedField.self)) var need: String
  @Argument(help: "企业:编号、信用代码或名称的一部分", completion: Completions.records(EnterpriseField.self)) var enterprise: String
  @Option(help: "评分方案:outreach 招引初筛,review 项目联审", completion: Completions.profiles) var profile = "outreach"
  @Option(help: "拟投项目的编号;不给时为最合适的一项") var plan: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.ranking.explain(
        need: need, enterprise: enterprise, plan: plan, profile: profile, today: desk.today(),
        invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      Console.line("\(view.need.code)  \(view.need.title)")
      Console.line(
        "评分方案 \(view.profile.name)@\(view.profile.version) · 数据版本 \(view.dataVersion) · \(view.date.chinese)")
      for talk in view.talks { Console.paragraph("⚠ " + talk.text, hanging: 2) }
      Console.line()
      MatchPrinter(match: view.match, sources: view.sources).print()
    }
  }
}
