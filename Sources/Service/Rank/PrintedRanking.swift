import Domain
import Scoring
import Sheets

/// A ranking as a sheet that is printed and laid on a table: place, firm, tier, total, what speaks most for it and what least,
/// and what stands in its way.
struct PrintedRanking {
  let view: RankingView

  init(_ view: RankingView) { self.view = view }

  var sheet: PrintedSheet {
    let ranking = view.ranking
    var tables = [table("", view.asked)]
    let apart = [("资料不足", ranking.insufficient), ("本地企业(增资扩产)", ranking.local)]
    tables += apart.filter { view.asksAll && !$0.1.isEmpty }.map { table($0.0, $0.1) }
    var sheet = PrintedSheet(name: "排序表", title: "\(ranking.need.code) \(ranking.need.title) 企业排序表", tables: tables)
    sheet.subtitle = ranking.date.chinese
    sheet.lead = [
      "口径:评分方案 \(ranking.profile.name) 第 \(ranking.profile.version) 版,准入规则 \(ranking.rulesVersion),"
        + "数据版本 \(ranking.dataVersion);总分为落地价值与来石动因的调和值,下限、上限随未知事项变动。"
    ]
    sheet.notes = [
      "最强、最弱为按权重计得分率最高、最低的指标;逐项说明见后附明细。" + (view.run.map { "排序编号 \($0)。" } ?? "")
    ]
    return sheet
  }

  private func table(_ title: String, _ matches: [Match]) -> PrintedSheet.Table {
    let rows = matches.map(row)
    let headers = ["名次", "企业名称", "拟投项目", "档位", "准入", "总分", "区间", "完整度", "最强", "最弱", "缺口"]
    let limits = [6, 30, 20, 10, 12, 6, 11, 7, 14, 14, 34]
    return .init(
      title,
      columns: headers.enumerated().map { index, header in .init(header, width: limits[index]) }, rows: rows,
      whenEmpty: "没有可排序的企业")
  }

  private func row(_ match: Match) -> [PrintedSheet.Cell] {
    let band = Band(rawValue: match.bandDetail)
    let gaps = match.gaps.map { "\($0.verdict.label):" + $0.texts.joined(separator: "、") }
    func told(_ line: Contribution?) -> PrintedSheet.Cell {
      .init(line.map { .text("\($0.label) \($0.value.text)") } ?? .none)
    }
    return [
      .init(match.rank.map { .count(Int64($0)) } ?? .none), .init(.text(match.enterprise.name)),
      .init(match.plan.map { .text($0.name) } ?? .none), .init(.text(match.tier)),
      .init(.text([match.bandDetail, band?.label ?? ""].joined(separator: " "))), .init(.points(match.score.tenths)),
      .init(.text("\(match.low.text)–\(match.high.text)")), .init(.permille(match.coverage * 10)),
      told(match.strongest.first),
      told(match.weakest.first), .init(gaps.isEmpty ? .none : .text(gaps.joined(separator: "\n"))),
    ]
  }
}
