package import Domain
import Sheets
import Workflow

/// Gathers the papers behind each figure of the school's sheet into one archive with an index: those beside the records a
/// figure is counted from, and those beside the figure itself.
package struct GatherFigurePapers: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  package struct Gathered: Sendable, Encodable, Hashable {
    package let figures: Int
    /// How many papers the archive holds; one that stands behind several figures is held once for each.
    package internal(set) var files = 0
    package internal(set) var bytes = 0
    /// What a figure is counted from without a paper that is kept, in words.
    package internal(set) var missing: [String] = []
  }

  /// One paper in the archive.
  private struct Row {
    let attachment: Stored<AttachmentField>?
    let words: String
    var place = "未附文件"
  }

  /// Writes the archive of a period (as ``MakeReport``) to `path`. At most `limit` bytes of papers when given.
  ///
  /// Throws `ServiceError` `invalid_query`, `archive_too_large`, `cannot_write`.
  package func callAsFunction(
    to path: String, month: String? = nil, from: CalendarDate? = nil, until: CalendarDate? = nil, limit: Int? = nil,
    today: CalendarDate, organisation: Int64, progress: (Int, Int) -> Void = { _, _ in }
  ) async throws -> Gathered {
    let period = try MakeReport.period(.school, month, from, until, today)
    let sheet = try await MakeReport(registry: registry, references: references)
      .school(period, organisation: organisation)
    let figures = sheet.counted
    let rows = try await rows(of: figures, period, organisation)
    let size = rows.joined().reduce(0) { $0 + Int($1.attachment?.count(.size) ?? 0) }
    if let limit, size > limit {
      throw ServiceError(
        .tooLarge, code: "archive_too_large",
        message: "佐证材料共 \(size >> 20) MiB,超过 \(limit >> 20) MiB 的上限。请缩短期间,或在命令行导出。")
    }
    var gathered = Gathered(figures: figures.count)
    do {
      let archive = try ArchiveWriter(path: path, day: today)
      var blocks: [Paper.Block] = []
      for (number, (figure, rows)) in zip(figures, rows).enumerated() {
        let folder = "\(number + 1)-\(figure.heading.label)(\(figure.heading.unit))"
        let placed = try await place(rows, folder, archive, organisation) {
          gathered.files += 1
          gathered.bytes += $0
          progress(gathered.bytes, size)
        }
        gathered.missing += placed.filter { $0.attachment == nil }.map { "\(figure.heading.label):\($0.words)" }
        blocks += GatherFigurePapers.blocks(number + 1, figure, placed)
      }
      let index = Paper(
        title: "高校帮扶成效佐证材料目录", subtitle: "\(period.from.chinese)至\(period.to.chinese)",
        blocks: blocks + [.note("共 \(gathered.files) 份材料;「未附文件」的依据尚无存档文件。SHA-256 可核对文件未被改动。")])
      try archive.add(Array(PaperPage(index).html.utf8), named: ["目录.html"])
      try archive.add(try PaperWorkbook.bytes(index), named: ["目录.xlsx"])
      try archive.close()
    } catch let error as SheetError { throw ServiceError(writing: path, error) }
    return gathered
  }

  /// The papers of each figure: those of its records in their order, then its own.
  private func rows(
    of figures: [SchoolReport.Figure], _ period: Period, _ organisation: Int64
  ) async throws -> [[Row]] {
    let all = try await registry.records(organisation).all(AttachmentField.self)
    let beside = Dictionary(grouping: all) { $0.count(.recordID) }
    return figures.map { figure in
      let own = all.filter { paper in
        guard paper.text(.figure) == figure.heading.code,
          let days = try? PaperFigures.period(paper.text(.period) ?? "")
        else { return false }
        // The paper of a year or month that is still running counts as well.
        return days.from <= period.to && period.from <= days.to
      }
      let counted = figure.records.flatMap { record -> [Row] in
        let papers = beside[record.id] ?? []
        let words = "\(record.kind.label) \(record.id) \(record.words)"
        return papers.isEmpty
          ? [Row(attachment: nil, words: words)] : papers.map { Row(attachment: $0, words: words) }
      }
      return counted + own.map { Row(attachment: $0, words: $0.text(.about) ?? "") }
    }
  }

  private func place(
    _ rows: [Row], _ folder: String, _ archive: ArchiveWriter, _ organisation: Int64, _ done: (Int) -> Void
  ) async throws -> [Row] {
    var placed: [Row] = []
    for row in rows {
      var row = row
      if let attachment = row.attachment {
        guard
          let bytes = try await registry.file(try attachment.required.text(.digest), organisation: organisation)
        else {
          row.place = "文件不在库中"
          placed.append(row)
          continue
        }
        row.place = try archive.add(bytes, named: [folder, try attachment.required.text(.fileName)])
        done(bytes.count)
      }
      placed.append(row)
    }
    return placed
  }

  private static func blocks(_ number: Int, _ figure: SchoolReport.Figure, _ rows: [Row]) -> [Paper.Block] {
    let table = Paper.Table(
      [
        .init("依据", 3), .init("材料", 2), .init("文号", 1), .init("日期", 1), .init("归档位置", 3), .init("SHA-256", 2),
      ],
      rows: rows.map { row in
        [
          row.words, row.attachment?.text(.title) ?? "—", row.attachment?.text(.paper) ?? "—",
          row.attachment?.date(.datedOn).map { "\($0)" } ?? "—", row.place,
          row.attachment?.text(.digest).map { String($0.prefix(16)) } ?? "—",
        ]
      }, whenEmpty: "本期无依据")
    return [
      .heading("\(number). \(figure.heading.label) \(figure.cell.display) \(figure.heading.unit)"), .table(table),
    ]
  }
}
