package import Domain

/// What goes into a cell.
package enum SheetValue: Sendable, Hashable {
  case empty
  /// Text; never taken for a formula.
  case text(String)
  /// An exact decimal in plain digits (`1.25`, `-3`). A spreadsheet keeps fifteen digits; longer numbers become text there.
  case number(String)
  case date(CalendarDate)
}

/// A column of a sheet.
package struct SheetColumn: Sendable, Hashable {
  /// What the cells below hold, so that what a person types there later is kept in the same way.
  package enum Kind: Sendable, Hashable {
    /// Codes and phones stay as they are typed.
    case text
    case number
    case date
  }

  package let title: String
  /// What the cells below hold.
  package let kind: Kind
  /// The width in half-width letters; a Chinese one takes two.
  package let width: Int

  /// A column; its width is at least the header's.
  package init(_ title: String, _ kind: Kind = .text, width: Int = 10) {
    self.title = title
    self.kind = kind
    self.width = min(80, max(width, SheetColumn.width(of: title) + 2))
  }

  /// A column of text under a header that stands further down; its width is at least that header's.
  package init(_ title: String, below header: String, width: Int) {
    self.title = title
    kind = .text
    self.width = min(80, max(width, SheetColumn.width(of: header) + 2))
  }

  /// The width of a text in half-width letters.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }
}
