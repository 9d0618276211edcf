import Domain
import Scoring
package import Sheets

/// Writes a ranking as a workbook: first a sheet to print, then sheets with one row a match with its sides, every criterion's
/// points, its gates and what is unknown. As CSV the sheet of what was asked.
package struct RankingSheet {
  let view: RankingView

  /// A sheet of this ranking.
  package init(_ view: RankingView) { self.view = view }

  /// The sheet as a file: a workbook, or a table of CSV. Throws `ServiceError` `cannot_write`.
  package func file(isWorkbook: Bool) throws -> (bytes: [UInt8], type: String, name: String) {
    let format: SheetFormat = isWorkbook ? .xlsx : .csv
    let bytes = try format.fileBytes { try write(to: $0, as: format) }
    return (
      bytes, isWorkbook ? PrintedPaper.Format.xlsx.mediaType : "text/csv; charset=utf-8",
      "\(view.ranking.need.code)-企业排序表-\(view.ranking.date).\(format.rawValue)"
    )
  }

  /// How many firms and plans the file tells of.
  package func rows(isWorkbook: Bool) -> Int {
    guard isWorkbook else { return view.asksOffDirectionAlone ? view.askedOffDirection.count : view.asked.count }
    return view.ranking.allMatches.count + view.askedOffDirection.count
  }

  /// Writes the sheet to `path`; an existing file is replaced whole. Throws `ServiceError` `cannot_write`.
  package func write(to path: String, as format: SheetFormat) throws {
    do {
      // A CSV file holds one sheet.
      guard format == .xlsx else {
        let writer = try format.writer(path: path)
        if view.asksOffDirectionAlone { try writeOffDirection(writer) } else { try write(view.asked, "排序", writer) }
        return try writer.close()
      }
      let writer = try WorkbookWriter(path: path)
      try writer.write(PrintedRanking(view).sheet)
      try write(view.ranking.matches, "排序明细", writer)
      try write(view.ranking.rejected, "不符合准入", writer)
      try write(view.ranking.insufficient, "资料不足", writer)
      try write(view.ranking.local, "本地企业", writer)
      if !view.askedOffDirection.isEmpty { try writeOffDirection(writer) }
      try writer.close()
    } catch {
      throw ServiceError(writing: path, error)
    }
  }

  private func writeOffDirection(_ writer: any SheetWriter) throws {
    try writer.beginSheet(
      "方向不符",
      columns: [
        SheetColumn("企业名称", width: 30), SheetColumn("统一社会信用代码", width: 20), SheetColumn("拟投项目", width: 24),
        SheetColumn("总分", .number), SheetColumn("更合适的项目", width: 30), SheetColumn("该项目总分", .number),
      ])
    for row in view.askedOffDirection {
      let other = row.bestOtherNeed
      try writer.write([
        .text(row.enterprise.name), .text(row.enterprise.creditCode ?? ""), .text(row.plan?.name ?? ""),
        .number(row.score.text), .text(other.map { "\($0.need.code) \($0.need.title)" } ?? ""),
        other.map { .number($0.score.text) } ?? .empty,
      ])
    }
  }

  private func write(_ matches: [Match], _ name: String, _ writer: any SheetWriter) throws {
    let criteria = CriterionName.allCases
    try writer.beginSheet(
      name,
      columns: [
        SheetColumn("名次", .number), SheetColumn("并列"), SheetColumn("档位"), SheetColumn("企业名称", width: 30),
        SheetColumn("统一社会信用代码", width: 20), SheetColumn("拟投项目", width: 24), SheetColumn("总分", .number),
        SheetColumn("下限", .number), SheetColumn("上限", .number), SheetColumn("信息完整度(%)", .number),
        SheetColumn("准入", width: 14), SheetColumn("正在洽谈", width: 30),
      ] + Side.allCases.map { SheetColumn($0.label, .number) } + criteria.map { SheetColumn($0.label, .number) }
        + [SheetColumn("准入条件", width: 60), SheetColumn("说明", width: 80)])
    for match in matches { try writer.write(row(match, criteria)) }
  }

  private func row(_ match: Match, _ criteria: [CriterionName]) -> [SheetValue] {
    let lines = match.sides.flatMap(\.contributions)
    let points = Dictionary(lines.map { ($0.criterion, $0) }, uniquingKeysWith: { first, _ in first })
    let band = Band(rawValue: match.bandDetail)
    let open = match.gates.filter { $0.verdict == .fail || $0.verdict == .unknown }
    return [
      match.rank.map { .number("\($0)") } ?? .empty, .text(match.tied ? "并列" : ""), .text(match.tier),
      .text(match.enterprise.name), .text(match.enterprise.creditCode ?? ""), .text(match.plan?.name ?? ""),
      .number(match.score.text), .number(match.low.text), .number(match.high.text), .number("\(match.coverage)"),
      .text("\(match.bandDetail) \(band?.label ?? "")"),
      view.talks[match.enterprise.id].map { .text($0.map(\.text).joined(separator: "\n")) } ?? .empty,
    ] + match.sides.map { .number($0.score.text) }
      + criteria.map { name in
        points[name.key].flatMap { $0.applicable ? .number($0.contribution.text) : nil } ?? .empty
      } + [
        .text(open.map { "\($0.rule.label)\($0.verdict.label):\($0.text)" }.joined(separator: "\n")),
        .text(
          lines.filter(\.applicable).map { "\($0.label) \($0.contribution.text):\($0.text)" }.joined(separator: "\n")),
      ]
  }
}
