import ArgumentParser
import Domain
import Scoring
import Service

/// `yinfeng explain`
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain every point, gate and unknown of one firm for one need.",
    discussion: """
      EXAMPLES
        yinfeng explain SQ-2026-01 甲子示例
        yinfeng explain SQ-2026-01 91440300000000001H --profile review --json
      """)

  @Argument(help: "The need: id, code or part of its title.") var need: String
  @Argument(help: "The firm: id, credit code or part of its name.") var enterprise: String
  @Option(help: "outreach 招引初筛 or review 项目联审.") var profile = "outreach"
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.ranking.explain(
        need: need, enterprise: enterprise, profile: profile, today: desk.today(),
        invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      Console.line("\(view.need.code)  \(view.need.title)")
      Console.line(
        "评分方案 \(view.profile.name)@\(view.profile.version) · 数据版本 \(view.dataVersion) · \(view.date.chinese)")
      Console.line()
      MatchPrinter(match: view.match, sources: view.sources).print()
    }
  }
}
