import ArgumentParser
import Domain
import Service

/// `yinfeng runs`
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List past rankings, rebuild one exactly as it was, or compare one with today's.",
    discussion: """
      EXAMPLES
        yinfeng runs
        yinfeng runs 3f2a… --explain
        yinfeng runs 3f2a… --compare
      """)
  @Argument(help: "The run to rebuild.") var run: String?
  @Option(help: "At most this many, 1 to 1000.") var limit = 20
  @Flag(help: "Explain every point of every listed pair.") var explain = false
  @Flag(help: "Ask the same question today and show what moved and why.") var compare = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit must be between 1 and 1000") }
    guard run != nil || !(compare || explain) else { throw ValidationError("name the run") }
    guard !(compare && explain) else { throw ValidationError("--compare and --explain do not go together") }
  }

  func run() async throws {
    try await global.run { desk in
      guard let run else { return try await list(desk) }
      if compare {
        let comparison = try await desk.ranking.compare(
          run, today: desk.today(), invocation: desk.invocation())
        return try ComparisonPrinter(comparison: comparison).print(global.json)
      }
      let format = global.json ? OutputFormat.json : .table
      switch try await desk.ranking.replay(run, invocation: desk.invocation()) {
      case .ofNeed(let view): try RankingPrinter(view: view, explains: explain).print(format, nil)
      case .ofEnterprise(let view): try EnterpriseRankingPrinter(view: view, explains: explain).print(format, nil)
      }
    }
  }

  private func list(_ desk: Desk) async throws {
    let runs = try await desk.ranking.past(
      before: nil, limit: limit, organisation: desk.invocation().organisation)
    if global.json { return Console.line(try Console.json(runs)) }
    guard !runs.isEmpty else { return Console.line("还没有排序记录。可运行 yinfeng rank NEED。") }
    for run in runs {
      let subject = run.need.map { "项目 #\($0)" } ?? run.enterprise.map { "企业 #\($0)" } ?? ""
      Console.line("\(run.run)  \(subject)")
      Console.paragraph(
        "\(run.recordedAt)  \(run.profile)  数据版本 \(run.dataVersion)  查看 \(run.views) 次", indent: 2, hanging: 4)
    }
  }
}
