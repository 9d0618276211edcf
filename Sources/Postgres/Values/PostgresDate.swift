/// A `date`: a day, or one of the two infinities.
package struct PostgresDate: Sendable, Hashable, Comparable, PostgresArrayElement {
  /// Days since 1970-01-01; `Int32.max` and `Int32.min` are the infinities.
  package let daysSince1970: Int32

  /// The day this many days after 1970-01-01. The server refuses days outside 4713 BC … AD 5874897.
  package init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

  /// Later than every day.
  package static let infinity = PostgresDate(daysSince1970: .max)
  /// Earlier than every day.
  package static let negativeInfinity = PostgresDate(daysSince1970: .min)

  /// Whether this is a day and not an infinity.
  package var isFinite: Bool { self != .infinity && self != .negativeInfinity }

  /// `date`
  package static var postgresType: PostgresType { .date }
  /// `date[]`
  package static var postgresArrayType: PostgresType { .dateArray }

  /// Earlier days come first; the infinities at the ends.
  package static func < (a: PostgresDate, b: PostgresDate) -> Bool { a.daysSince1970 < b.daysSince1970 }

  /// Four bytes: days since 2000-01-01.
  package func encode(into buffer: inout PostgresBuffer) {
    guard isFinite else { return buffer.append(daysSince1970) }
    // A day before the first one the server knows stays finite, so that the server refuses it.
    let (days, overflow) = daysSince1970.subtractingReportingOverflow(PostgresDate.epoch)
    buffer.append(overflow || days == .min ? .min + 1 : days)
  }

  /// Reads `date`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresDate {
    guard type == .date else { throw .wrongType(type, expected: "PostgresDate") }
    let days = try bytes.whole(Int32.self)
    guard let date = PostgresDate(wire: days) else { throw .outOfRange(expected: "PostgresDate") }
    return date
  }

  /// From days since 2000-01-01 as the server sends them; `nil` outside the days the server knows.
  @usableFromInline init?(wire days: Int32) {
    if days == .max || days == .min {
      daysSince1970 = days
    } else {
      let (sum, overflow) = days.addingReportingOverflow(PostgresDate.epoch)
      guard !overflow else { return nil }
      daysSince1970 = sum
    }
  }

  /// 2000-01-01, PostgreSQL's day zero, in days since 1970-01-01.
  private static let epoch: Int32 = 10_957
}
