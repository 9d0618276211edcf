import Domain
import Sheets

extension Report {
  /// The report as a page that prints on A4.
  public var page: [UInt8] {
    let period = from.map { "\($0.chinese)至\(to.chinese)" } ?? "截至\(to.chinese)"
    var blocks: [Paper.Block] = []
    for section in sections {
      blocks.append(.heading(section.title))
      blocks.append(.table(section.table))
    }
    blocks += notes.map { .note($0) }
    return Array(PaperPage(Paper(title: title, subtitle: period, blocks: blocks)).html.utf8)
  }
}

extension Report.Section {
  /// Whether a column holds words; the others hold numbers.
  public func isText(_ column: Int) -> Bool {
    rows.contains { if case .text = $0[column] { true } else { false } }
  }

  /// The section as a table of a paper: words take twice the width of numbers, as far as twelve parts go.
  var table: Paper.Table {
    var widths = columns.indices.map { _ in max(1, 12 / max(1, columns.count)) }
    var left = 12 - widths.reduce(0, +)
    for column in columns.indices where left > 0 && isText(column) {
      widths[column] += 1
      left -= 1
    }
    if left > 0, !widths.isEmpty { widths[0] += left }
    return Paper.Table(
      zip(columns, widths).map { Paper.Column($0.label, $1) }, rows: rows.map { $0.map(\.display) }, whenEmpty: "没有数据")
  }
}
