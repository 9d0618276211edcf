package import Domain

/// A sheet that is made to be printed: heading, what it counts, tables below each other, notes. It prints on A4, one page
/// wide where `pagesWide` is 1, with page numbers; the header of an only table is repeated on every page.
package struct PrintedSheet: Sendable {
  /// The name of the sheet in its workbook.
  package var name: String
  package var title: String
  /// Period, day or number below the heading.
  package var subtitle = ""
  /// What is counted and how, from the margin.
  package var lead: [String] = []
  /// The unit of amounts, at the right above the first table.
  package var unit = ""
  package var tables: [Table]
  /// What stands below the tables.
  package var notes: [String] = []
  /// Whether it lies across the page.
  package var isWide = true
  /// How many pages it takes side by side; from the second on the first column is repeated.
  package var pagesWide = 1
  /// Whether it is set so small that all of it stands on one page.
  package var isOnePage = false
  /// Whether nothing but open cells can be typed into.
  package var isLocked = false

  package init(name: String, title: String, tables: [Table]) {
    self.name = name
    self.title = title
    self.tables = tables
  }

  /// The width of its widest table, half-width letters.
  package var width: Int { tables.map { $0.columns.reduce(0) { $0 + $1.width } }.max() ?? 0 }

  /// A table with borders.
  package struct Table: Sendable {
    /// The heading above it; empty for none.
    package var title: String
    package var columns: [Column]
    /// The rows, of as many cells as there are columns.
    package var rows: [[Cell]]
    /// What stands there when there is no row.
    package var whenEmpty: String

    package init(_ title: String, columns: [Column], rows: [[Cell]], whenEmpty: String = "没有数据") {
      self.title = title
      self.columns = columns
      self.rows = rows
      self.whenEmpty = whenEmpty
    }
  }

  /// A column of a table.
  package struct Column: Sendable, Hashable {
    package var title: String
    /// The width in half-width letters that its cells need; wide texts are wrapped.
    package var width: Int

    package init(_ title: String, width: Int) {
      self.title = title
      self.width = max(4, min(60, width))
    }
  }

  package struct Cell: Sendable, Hashable {
    package var value: Value
    package var look: Look
    /// The words that may be chosen, where it is open.
    package var choices: [String]

    package init(_ value: Value, _ look: Look = .plain, choices: [String] = []) {
      self.value = value
      self.look = look
      self.choices = choices
    }
  }

  /// How a cell looks.
  package enum Look: Sendable, Hashable, CaseIterable {
    case plain
    /// A sum: bold.
    case total
    /// To be filled in: marked, and not locked.
    case open
    /// Not known and not asked for: it may be filled in.
    case free
    /// Known: grey, and locked.
    case known
  }

  /// What a cell holds.
  package enum Value: Sendable, Hashable {
    case empty
    case text(String)
    /// Does not apply or is not known: a stroke.
    case none
    /// An exact decimal in plain digits, shown as it is.
    case number(String)
    case count(Int64)
    /// An amount of so many thousandths of its unit, with thousands marks.
    case amount(milli: Int64)
    /// A share in tenths of a percent.
    case permille(Int64)
    /// Tenths of a percentage point, without a sign of percent.
    case points(Int64)
    case date(CalendarDate)
  }
}

extension PrintedSheet.Column {
  /// A column as wide as these cells need, texts wrapped at `limit` half-width letters.
  package init(_ title: String, fitting texts: some Sequence<String>, limit: Int) {
    let longest = texts.reduce(0) { max($0, SheetColumn.width(of: $1)) }
    // A header of many words is wrapped before it makes its column wide.
    let header = min(SheetColumn.width(of: title), 12)
    self.init(title, width: min(limit, max(longest, header)) + 2)
  }
}
