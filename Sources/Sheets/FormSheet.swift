/// A sheet that somebody fills in: what is told beside cells that are left open, with the choices there are.
package struct FormSheet: Sendable {
  /// The name of the sheet.
  package var name: String
  /// What stands above every printed page.
  package var title: String
  package var columns: [Column]
  /// The rows below the header.
  package var rows: [[Cell]]
  /// Whether it is printed across the sheet.
  package var isWide: Bool

  package init(name: String, title: String, columns: [Column], rows: [[Cell]], isWide: Bool = false) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
    self.isWide = isWide
  }

  /// A column: its header, its width in half-width letters, and what is said of it when the header is pointed at.
  package struct Column: Sendable, Hashable {
    package let title: String
    package let width: Int
    package let note: String?

    package init(_ title: String, width: Int, note: String? = nil) {
      self.title = title
      self.width = width
      self.note = note
    }
  }

  /// A cell: what stands in it, and what may be written there.
  package struct Cell: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// What the form tells; it is not filled in.
      case told
      case text
      case day
      /// One of these and nothing else.
      case choice([String])
      /// One of these, or something else.
      case suggestion([String])
    }

    package let text: String
    package let kind: Kind

    package init(_ text: String = "", _ kind: Kind = .text) {
      self.text = text
      self.kind = kind
    }
  }
}
