import ArgumentParser
import Domain
import Service

struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "列出以往排序,原样调出,或与今天对照",
    discussion: """
      示例
        yinfeng runs
        yinfeng runs --need SQ-2026-01
        yinfeng runs 3f2a91c0 --explain
        yinfeng runs 3f2a91c0 --compare
      """)
  @Argument(help: "要调出的排序,编号或其开头") var run: String?
  @Option(help: "只列为此招商项目的排序", completion: Completions.records(NeedField.self)) var need: String?
  @Option(help: "最多几条,1 至 1000") var limit = 20
  @Flag(help: "逐项说明所列每一对") var explain = false
  @Flag(help: "今天重排,显示每处移动及原因") var compare = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit 应在 1 到 1000 之间") }
    guard run != nil || !(compare || explain) else { throw ValidationError("请写明是哪次排序") }
    guard !(compare && explain) else { throw ValidationError("--compare 与 --explain 不能同用") }
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
      case .ofNeed(let view): try await RankingPrinter(view: view, explains: explain).print(format, nil)
      case .ofEnterprise(let view):
        try await EnterpriseRankingPrinter(view: view, explains: explain).print(format, nil)
      }
    }
  }

  private func list(_ desk: Desk) async throws {
    var of: Int64?
    if let need { of = try await desk.records(NeedField.self).show(need, invocation: desk.invocation()).stored.id }
    let runs = try await desk.ranking.past(
      of: of, before: nil, limit: limit, organisation: desk.invocation().organisation)
    if global.json { return Console.line(try Console.json(runs)) }
    guard !runs.isEmpty else { return Console.line("还没有排序记录。可运行 yinfeng rank NEED。") }
    let organisation = desk.invocation().organisation
    let needs = try await desk.referenceNames.names(
      of: .need, runs.compactMap(\.need), organisation: organisation)
    let firms = try await desk.referenceNames.names(
      of: .enterprise, runs.compactMap(\.enterprise), organisation: organisation)
    for run in runs {
      let subject =
        run.need.map { "招商项目 \($0) \(needs[$0] ?? "(已删除)")" }
        ?? run.enterprise.map { "企业 \($0) \(firms[$0] ?? "(已删除)")" } ?? ""
      Console.line("\(run.run)  \(subject)")
      Console.paragraph(
        "\(ShanghaiTime.text(run.recordedAt))  \(run.profile)  数据版本 \(run.dataVersion)  查看 \(run.views) 次",
        indent: 2, hanging: 4)
    }
  }
}
