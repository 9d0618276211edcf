import Domain
import Sheets

extension Report {
  /// The days it is of, in words.
  package var period: String { from.map { "\($0.chinese)至\(to.chinese)" } ?? "截至\(to.chinese)" }

  /// What is counted and how.
  var rules: [String] { notes.filter { $0.hasPrefix(Report.rulesWord) } }
  /// What else it has to say: corrections.
  var corrections: [String] { notes.filter { !$0.hasPrefix(Report.rulesWord) } }
  static let rulesWord = "口径:"
  /// The unit of its amounts; empty where it has none.
  var unit: String {
    let hasMoney = sections.contains { section in
      section.rows.joined().contains { if case .money = $0 { true } else { false } }
    }
    return hasMoney ? "金额单位:万元" : ""
  }

  /// The report as a page that prints on A4.
  package var page: [UInt8] {
    var blocks: [Paper.Block] = rules.map { .note($0) }
    for section in sections {
      blocks.append(.heading(section.title))
      blocks.append(.table(section.table))
    }
    blocks += corrections.map { .note($0) }
    let subtitle = [period, unit].filter { !$0.isEmpty }.joined(separator: "  ")
    return Array(PaperPage(Paper(title: title, subtitle: subtitle, blocks: blocks), isWide: true).html.utf8)
  }
}

extension Report.Section {
  /// Whether a column holds words; the others hold numbers.
  package func isText(_ column: Int) -> Bool {
    rows.contains { row in
      switch row[column] {
      case .text, .date: true
      default: false
      }
    }
  }

  /// The section as a table of a wide page, whose columns are as wide as their words.
  var table: Paper.Table {
    Paper.Table(
      columns.map { Paper.Column($0.label, 1) }, rows: rows.map { $0.map(\.display) }, whenEmpty: "没有数据")
  }
}
