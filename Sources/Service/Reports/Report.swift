package import Domain

/// A report as every face shows it: `{report, title, from?, to, sections, notes}`.
package struct Report: Sendable, Encodable, Hashable {
  /// Its name: `monthly`, `school` …
  package let report: String
  package let title: String
  /// The first day counted; absent where it counts from the beginning.
  package let from: CalendarDate?
  /// The last day counted, or the day it is as of.
  package let to: CalendarDate
  package var sections: [Section]
  /// What is counted and what not, and what was corrected since.
  package var notes: [String]

  package struct Section: Sendable, Encodable, Hashable {
    package let title: String
    package let columns: [Column]
    /// The rows, each as an object by column name; an absent member is unknown or does not apply.
    package let rows: [[Cell]]

    init(_ title: String, _ columns: [Column], _ rows: [[Cell]]) {
      self.title = title
      self.columns = columns
      self.rows = rows
    }

    enum CodingKeys: String, CodingKey { case title, columns, rows }

    /// Writes rows as objects.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(title, forKey: .title)
      try container.encode(columns, forKey: .columns)
      var list = container.nestedUnkeyedContainer(forKey: .rows)
      for row in rows {
        var object = list.nestedContainer(keyedBy: FieldKey.self)
        for (column, cell) in zip(columns, row) where cell != .none {
          try object.encode(cell, forKey: FieldKey(column.name))
        }
      }
    }
  }

  package struct Column: Sendable, Encodable, Hashable {
    /// Its name in JSON.
    package let name: String
    /// The words on screen, with the unit.
    package let label: String

    init(_ name: String, _ label: String) {
      self.name = name
      self.label = label
    }
  }

  /// One value.
  package enum Cell: Sendable, Encodable, Hashable {
    case text(String)
    case number(Int64)
    /// Renminbi; written as 元, shown as 万元.
    case money(Int64)
    /// Tenths of a percent; written and shown as a percentage.
    case permille(Int64)
    /// Unknown, or does not apply.
    case none

    static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
    static func permille(_ ratio: Int64?) -> Cell { ratio.map { .permille($0) } ?? .none }

    /// A text, a number, or a percentage as a number.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number), .money(let number): try container.encode(number)
      case .permille(let permille): try container.encode(Double(permille) / 10)
      case .none: try container.encodeNil()
      }
    }

    /// As it is printed: `1250`, `320.5` (万元), `62.5%`, `—`.
    package var display: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      case .money(let yuan): Cell.tenThousands(yuan)
      case .permille(let permille): (permille < 0 ? "-" : "") + "\(permille.magnitude / 10).\(permille.magnitude % 10)%"
      case .none: "—"
      }
    }

    /// 元 as 万元 with at most three decimals, half away from zero.
    private static func tenThousands(_ yuan: Int64) -> String {
      let (milli, rest) = yuan.quotientAndRemainder(dividingBy: 10)
      return Quantity(milli: milli + (rest >= 5 ? 1 : rest <= -5 ? -1 : 0)).text
    }
  }
}
