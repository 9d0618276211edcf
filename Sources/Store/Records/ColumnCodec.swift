import Domain
import Postgres

/// How a field's value travels to and from its column.
enum ColumnCodec {
  /// Reads the value of a column; null is unknown.
  static func decode(_ row: PostgresRow, at position: Int, kind: FieldKind) throws -> FieldValue? {
    switch kind {
    case .text, .creditCode, .industryCode, .choice: try row.decode(String?.self, at: position).map { .text($0) }
    case .texts, .industryCodes: try row.decode([String]?.self, at: position).map { .texts($0) }
    case .money: try row.decode(Int64?.self, at: position).map { .money(Money(yuan: $0)) }
    case .count: try row.decode(Int64?.self, at: position).map { .count($0) }
    case .reference: try row.decode(Int64?.self, at: position).map { .reference($0) }
    case .flag: try row.decode(Bool?.self, at: position).map { .flag($0) }
    case .date:
      try row.decode(PostgresDate?.self, at: position).map { .date(CalendarDate(day: $0.daysSince1970)) }
    case .quantity:
      try row.decode(PostgresNumeric?.self, at: position).flatMap { numeric in
        numeric.rescaled(to: 3).map { .quantity(Quantity(milli: $0.unscaled)) }
      }
    }
  }

  /// Reads the next column of a binary copy; null is unknown.
  static func decode(_ row: inout PostgresRowReader, kind: FieldKind) throws -> FieldValue? {
    switch kind {
    case .text, .creditCode, .industryCode, .choice: try row.textOrNil().map { .text($0) }
    case .texts, .industryCodes: try row.decode([String]?.self).map { .texts($0) }
    case .money: try row.integerOrNil(Int64.self).map { .money(Money(yuan: $0)) }
    case .count: try row.integerOrNil(Int64.self).map { .count($0) }
    case .reference: try row.integerOrNil(Int64.self).map { .reference($0) }
    case .flag: try row.boolOrNil().map { .flag($0) }
    case .date: try row.dateOrNil().map { .date(CalendarDate(day: $0.daysSince1970)) }
    case .quantity:
      try row.decode(PostgresNumeric?.self).flatMap { numeric in
        numeric.rescaled(to: 3).map { .quantity(Quantity(milli: $0.unscaled)) }
      }
    }
  }

  /// Writes a value into a row of a binary copy.
  static func write(_ value: FieldValue?, into row: inout PostgresRowWriter) {
    switch value {
    case nil: row.writeNull()
    case .text(let text): row.write(text)
    case .texts(let items): row.write(items)
    case .money(let money): row.write(money.yuan)
    case .count(let count): row.write(count)
    case .reference(let id): row.write(id)
    case .flag(let flag): row.write(flag)
    case .date(let date): row.write(PostgresDate(daysSince1970: date.day))
    case .quantity(let quantity): row.write(PostgresNumeric(unscaled: quantity.milli, scale: 3))
    }
  }

  /// A value as a parameter of a comparison.
  static func parameter(_ value: FieldValue) -> SQL {
    switch value {
    case .text(let text): "\(text)"
    case .texts(let items): "\(items)"
    case .money(let money): "\(money.yuan)"
    case .count(let count): "\(count)"
    case .reference(let id): "\(id)"
    case .flag(let flag): "\(flag)"
    case .date(let date): "\(PostgresDate(daysSince1970: date.day))"
    case .quantity(let quantity): "\(PostgresNumeric(unscaled: quantity.milli, scale: 3))"
    }
  }
}
