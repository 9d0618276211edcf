/// A paper that is printed and handed out: one content, written as a page (HTML, A4) and as a workbook.
package struct Paper: Sendable, Hashable {
  /// The heading of the paper, and the name of its sheet.
  package var title: String
  /// Number, date, or what else stands below the heading.
  package var subtitle: String
  /// What it says, in order.
  package var blocks: [Block]
  /// Whether it is set small, for a sheet of many facts that is to stay short.
  package var isDense: Bool

  package init(title: String, subtitle: String = "", blocks: [Block] = [], isDense: Bool = false) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
    self.isDense = isDense
  }

  /// A part of a paper.
  package enum Block: Sendable, Hashable {
    /// A heading within the paper.
    case heading(String)
    /// A paragraph whose first line is indented, as letters are written.
    case paragraph(String)
    /// A line that begins at the margin: whom a letter is to.
    case line(String)
    case note(String)
    /// Labels with their values.
    case facts([Fact])
    case table(Table)
    /// Lines at the right below: who, when.
    case signature([String])
    /// The code by which a print is looked up.
    case seal(Seal)
  }

  /// The code of a print, with the address that looks it up where there is one, which stands as a picture to scan.
  package struct Seal: Sendable, Hashable {
    package var code: String
    package var address: String?
    /// What the code is for.
    package var words: String

    package init(code: String, address: String?, words: String) {
      (self.code, self.address, self.words) = (code, address, words)
    }
  }

  /// A label with its value.
  package struct Fact: Sendable, Hashable {
    package var label: String
    package var value: String

    /// A label with its value.
    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A table with a header that is repeated on every page.
  package struct Table: Sendable, Hashable {
    package var columns: [Column]
    /// The rows, of as many cells as there are columns.
    package var rows: [[String]]
    /// What stands there when there is no row.
    package var whenEmpty: String

    package init(_ columns: [Column], rows: [[String]] = [], whenEmpty: String = "无") {
      self.columns = columns
      self.rows = rows
      self.whenEmpty = whenEmpty
    }
  }

  /// A column of a table.
  package struct Column: Sendable, Hashable {
    package var title: String
    /// How many twelfths of the page's width it takes; those of a table sum to 12.
    package var width: Int

    package init(_ title: String, _ width: Int) {
      self.title = title
      self.width = width
    }
  }
}
