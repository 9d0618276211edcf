import Domain
import Scoring
import Service
import Sheets

/// Where a ranking is written to.
struct RankingFile {
  let path: String
  let overwriting: Overwriting
  let leaving: Leaving
}

/// Prints a ranking for a need.
struct RankingPrinter {
  let view: RankingView
  let explains: Bool

  func print(_ format: OutputFormat, _ output: RankingFile?) async throws {
    switch format {
    case .json:
      let text = try Console.json(view)
      guard let output else { return Console.line(text) }
      try await OutputFile.write(text, to: output.path, output.overwriting, output.leaving)
    case .csv, .xlsx:
      guard let output else { return }
      try OutputFile.demandFree(output.path, output.overwriting)
      try await output.leaving.note()
      try await OutputFile.making(output.path) {
        try RankingSheet(view).write(to: $0, as: format == .csv ? .csv : .xlsx)
      }
      Console.error("已写入 \(output.path)")
    case .table: printTable()
    }
  }

  private func printTable() {
    let ranking = view.ranking
    Console.paragraph("\(ranking.need.code)  \(ranking.need.title)")
    Console.line(
      "评分方案 \(ranking.profile.name)@\(ranking.profile.version) · 规则 \(ranking.rulesVersion) · "
        + "数据版本 \(ranking.dataVersion) · \(ranking.date.description)")
    if ranking.siteLawful.verdict != .pass {
      Console.paragraph("⚠ 用地合规:\(ranking.siteLawful.verdict.label),\(ranking.siteLawful.text)", hanging: 2)
    }
    Console.line()
    let offDirection = view.askedOffDirection
    if view.asked.isEmpty, offDirection.isEmpty {
      Console.paragraph(
        view.asksAll ? "没有可排序的企业。可导入名单(yinfeng enterprise import FILE),或看下面各类的家数。" : "所选档位没有企业,各类的家数如下。")
    }
    if !view.asked.isEmpty { for line in table(view.asked).lines(width: Console.width) { Console.line(line) } }
    if !offDirection.isEmpty { for line in table(offDirection).lines(width: Console.width) { Console.line(line) } }
    for match in view.asked {
      for talk in view.talks[match.enterprise.id] ?? [] {
        Console.paragraph("\(match.enterprise.name):\(talk.text)", indent: 2, hanging: 4)
      }
    }
    Console.line()
    printTotals(ranking)
    if !ranking.absentRules.isEmpty {
      let rules = ranking.absentRules.map { "\($0.title)(\($0.department))" }.joined(separator: "、")
      Console.paragraph("⚠ 尚未录入、因此按待核实处理的清单:\(rules)", hanging: 2)
    }
    if let run = view.run {
      Console.line("排序编号 \(run)")
      Console.line("复核:yinfeng runs \(run)")
    }
    if explains {
      for match in view.asked {
        Console.line()
        Console.line(String(repeating: "─", count: Console.width))
        MatchPrinter(match: match, sources: view.sources).print()
      }
    }
  }

  private func table(_ matches: [Match]) -> TextTable {
    var table = TextTable([
      .init(header: "名次", alignRight: true), .init(header: "档位"), .init(header: "企业", flexible: true),
      .init(header: "落地", alignRight: true), .init(header: "来石", alignRight: true),
      .init(header: "完整", alignRight: true), .init(header: "准入"), .init(header: "总分", alignRight: true),
    ])
    // Whoever is being negotiated with already is marked; the projects stand below the table.
    let hasTalks = matches.contains { view.talks[$0.enterprise.id] != nil }
    if hasTalks { table.columns.append(.init(header: "在谈")) }
    table.rows = matches.map { match in
      let name = match.enterprise.name + (match.plan.map { " · " + $0.name } ?? "")
      return [
        (match.rank.map { "\($0)" } ?? "—") + (match.tied ? "=" : ""), match.tier, name,
        match.sides[0].score.text, match.sides[1].score.text, "\(match.coverage)%", match.bandDetail, match.score.text,
      ] + (hasTalks ? [view.talks[match.enterprise.id] == nil ? "" : "是"] : [])
    }
    return table
  }

  private func table(_ rows: [OffDirection]) -> TextTable {
    var table = TextTable([
      .init(header: "方向不符的企业", flexible: true), .init(header: "总分", alignRight: true),
      .init(header: "更合适的项目", flexible: true), .init(header: "该项目总分", alignRight: true),
    ])
    table.rows = rows.map { row in
      [
        row.enterprise.name + (row.plan.map { " · " + $0.name } ?? ""), row.score.text,
        row.bestOtherNeed.map { "\($0.need.code) \($0.need.title)" } ?? "—", row.bestOtherNeed?.score.text ?? "",
      ]
    }
    return table
  }

  private func printTotals(_ ranking: Ranking) {
    let totals = ranking.totals
    Console.paragraph(
      "符合准入 \(totals.a) · 待部门认定 \(totals.b1) · 待补充材料 \(totals.b2) · 不符合准入 \(totals.c) · "
        + "方向不符 \(totals.d) · 资料不足 \(totals.insufficient) · 本地企业 \(totals.local)")
    for match in ranking.rejected.prefix(3) {
      let reasons = match.gates.filter { $0.verdict == .fail }.map { $0.rule.label }
      Console.paragraph("不符合准入:\(match.enterprise.name)(\(reasons.joined(separator: "、")))", indent: 2, hanging: 4)
    }
    for match in ranking.local.prefix(3) {
      Console.paragraph("本地企业(增资扩产):\(match.enterprise.name)", indent: 2, hanging: 4)
    }
    if !ranking.truncated.isEmpty {
      Console.line("列表已截断(\(ranking.truncated.joined(separator: "、"))),用 --top 看更多。")
    }
  }
}
