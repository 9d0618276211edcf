import Domain
import Sheets

extension Report {
  /// The report as a page that prints on A4.
  package var page: [UInt8] {
    let period = from.map { "\($0.chinese)至\(to.chinese)" } ?? "截至\(to.chinese)"
    var blocks: [Paper.Block] = []
    for section in sections {
      blocks.append(.heading(section.title))
      blocks.append(.table(section.table))
    }
    blocks += notes.map { .note($0) }
    return Array(PaperPage(Paper(title: title, subtitle: period, blocks: blocks), isWide: true).html.utf8)
  }
}

extension Report.Section {
  /// Whether a column holds words; the others hold numbers.
  package func isText(_ column: Int) -> Bool {
    rows.contains { if case .text = $0[column] { true } else { false } }
  }

  /// The section as a table of a wide page, whose columns are as wide as their words.
  var table: Paper.Table {
    Paper.Table(
      columns.map { Paper.Column($0.label, 1) }, rows: rows.map { $0.map(\.display) }, whenEmpty: "没有数据")
  }
}
