/// A paper that is printed and handed out: one content, written as a page (HTML, A4) and as a workbook.
public struct Paper: Sendable, Hashable {
  /// The heading of the paper, and the name of its sheet.
  public var title: String
  /// Number, date, or what else stands below the heading.
  public var subtitle: String
  /// What it says, in order.
  public var blocks: [Block]

  /// A paper.
  public init(title: String, subtitle: String = "", blocks: [Block] = []) {
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
  }

  /// A part of a paper.
  public enum Block: Sendable, Hashable {
    /// A heading within the paper.
    case heading(String)
    /// A paragraph whose first line is indented, as letters are written.
    case paragraph(String)
    /// A line that begins at the margin: whom a letter is to.
    case line(String)
    /// A small remark.
    case note(String)
    /// Labels with their values.
    case facts([Fact])
    /// A table.
    case table(Table)
    /// Lines at the right below: who, when.
    case signature([String])
  }

  /// A label with its value.
  public struct Fact: Sendable, Hashable {
    /// The label.
    public var label: String
    /// The value.
    public var value: String

    /// A label with its value.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A table with a header that is repeated on every page.
  public struct Table: Sendable, Hashable {
    /// The columns.
    public var columns: [Column]
    /// The rows, of as many cells as there are columns.
    public var rows: [[String]]
    /// What stands there when there is no row.
    public var whenEmpty: String

    /// A table.
    public init(_ columns: [Column], rows: [[String]] = [], whenEmpty: String = "无") {
      self.columns = columns
      self.rows = rows
      self.whenEmpty = whenEmpty
    }
  }

  /// A column of a table.
  public struct Column: Sendable, Hashable {
    /// The header.
    public var title: String
    /// How many twelfths of the page's width it takes; those of a table sum to 12.
    public var width: Int

    /// A column.
    public init(_ title: String, _ width: Int) {
      self.title = title
      self.width = width
    }
  }
}
