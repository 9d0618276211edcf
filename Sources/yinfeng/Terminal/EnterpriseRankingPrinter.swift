import Scoring
import Service

/// Prints the needs ranked for a firm.
struct EnterpriseRankingPrinter {
  let view: EnterpriseRankingView
  let explains: Bool

  func print(_ format: OutputFormat, _ output: RankingFile?) async throws {
    let ranking = view.ranking
    guard format == .table else {
      let text = try Console.json(view)
      guard let output else { return Console.line(text) }
      try await OutputFile.write(text, to: output.path, output.overwriting, output.leaving)
      return
    }
    Console.paragraph(ranking.enterprise.name)
    Console.line(
      "评分方案 \(ranking.profile.name)@\(ranking.profile.version) · 数据版本 \(ranking.dataVersion) · \(ranking.date)")
    for talk in view.talks { Console.paragraph("⚠ " + talk.text, hanging: 2) }
    Console.line()
    if ranking.matches.isEmpty { Console.paragraph("没有方向相符的招商项目(方向不符 \(ranking.offDirection) 个)。") }
    var table = TextTable([
      .init(header: "名次", alignRight: true), .init(header: "档位"), .init(header: "招商项目", flexible: true),
      .init(header: "落地", alignRight: true), .init(header: "来石", alignRight: true), .init(header: "准入"),
      .init(header: "总分", alignRight: true),
    ])
    table.rows = ranking.matches.map { match in
      [
        (match.rank.map { "\($0)" } ?? "—") + (match.tied ? "=" : ""), match.tier,
        match.need.map { "\($0.code) \($0.title)" } ?? "", match.sides[0].score.text, match.sides[1].score.text,
        match.bandDetail, match.score.text,
      ]
    }
    if !table.rows.isEmpty { for line in table.lines(width: Console.width) { Console.line(line) } }
    Console.line()
    Console.line("方向不符 \(ranking.offDirection) 个")
    if ranking.truncated { Console.line("列表已截断,用 --top 看更多。") }
    if let run = view.run {
      Console.line("排序编号 \(run)")
      Console.line("复核:yinfeng runs \(run)")
    }
    if explains {
      for match in ranking.matches {
        Console.line()
        Console.line(String(repeating: "─", count: Console.width))
        if let need = match.need { Console.paragraph("\(need.code) \(need.title)") }
        MatchPrinter(match: match, sources: view.sources).print()
      }
    }
  }
}
