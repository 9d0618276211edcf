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

  /// How many rows its sections have.
  package var rowCount: Int { sections.reduce(0) { $0 + $1.rows.count } }

  package struct Section: Sendable, Encodable, Hashable {
    package let title: String
    package let columns: [Column]
    /// The rows, each as an object by column name; an absent member is unknown or does not apply.
    package let rows: [[Cell]]
    /// Whether it names things one by one and may be long; it is printed on sheets of its own.
    let isList: Bool
    /// Whether its last row sums up those above.
    let hasTotal: Bool

    init(
      _ title: String, _ columns: [Column], _ rows: [[Cell]], isList: Bool = false, hasTotal: Bool = false
    ) {
      self.title = title
      self.columns = columns
      self.rows = rows
      self.isList = isList
      self.hasTotal = hasTotal
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
    /// Tenths of a percentage point; written and shown as points, without a sign.
    case points(Int64)
    case date(CalendarDate)
    /// Unknown, or does not apply.
    case none

    static func date(_ day: CalendarDate?) -> Cell { day.map { .date($0) } ?? .none }
    static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
    static func points(_ difference: Int64?) -> Cell { difference.map { .points($0) } ?? .none }
    static func permille(_ ratio: Int64?) -> Cell { ratio.map { .permille($0) } ?? .none }

    /// A text, a number, or a percentage as a number.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number), .money(let number): try container.encode(number)
      case .permille(let tenths), .points(let tenths): try container.encode(Double(tenths) / 10)
      case .date(let day): try container.encode(day)
      case .none: try container.encodeNil()
      }
    }

    /// As it is printed: `1250`, `320.5` (万元), `62.5%`, `—`.
    package var display: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      case .money(let yuan): Cell.tenThousands(yuan)
      case .permille(let permille): Cell.tenths(permille) + "%"
      case .points(let points): Cell.tenths(points)
      case .date(let day): day.description
      case .none: "—"
      }
    }

    private static func tenths(_ value: Int64) -> String {
      (value < 0 ? "-" : "") + "\(value.magnitude / 10).\(value.magnitude % 10)"
    }

    /// 元 as thousandths of 万元, half away from zero.
    static func milliWan(_ yuan: Int64) -> Int64 {
      let (milli, rest) = yuan.quotientAndRemainder(dividingBy: 10)
      return milli + (rest >= 5 ? 1 : rest <= -5 ? -1 : 0)
    }

    /// 元 as 万元 with at most three decimals, half away from zero.
    private static func tenThousands(_ yuan: Int64) -> String {
      Quantity(milli: milliWan(yuan)).text
    }
  }
}
