/// A `timestamp with time zone`: an instant to the microsecond, or one of the two infinities.
package struct PostgresInstant: Sendable, Hashable, Comparable, PostgresArrayElement {
  /// Microseconds since 1970-01-01T00:00:00Z; `Int64.max` and `Int64.min` are the infinities.
  package let microsecondsSince1970: Int64

  /// The instant this many microseconds after 1970-01-01T00:00:00Z.
  package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

  /// Later than every instant.
  package static let infinity = PostgresInstant(microsecondsSince1970: .max)
  /// Earlier than every instant.
  package static let negativeInfinity = PostgresInstant(microsecondsSince1970: .min)

  /// Whether this is an instant and not an infinity.
  package var isFinite: Bool { self != .infinity && self != .negativeInfinity }

  /// `timestamptz`
  package static var postgresType: PostgresType { .timestamptz }
  /// `timestamptz[]`
  package static var postgresArrayType: PostgresType { .timestamptzArray }

  /// Earlier instants come first; the infinities at the ends.
  package static func < (a: PostgresInstant, b: PostgresInstant) -> Bool {
    a.microsecondsSince1970 < b.microsecondsSince1970
  }

  /// Eight bytes: microseconds since 2000-01-01T00:00:00Z.
  package func encode(into buffer: inout PostgresBuffer) {
    guard isFinite else { return buffer.append(microsecondsSince1970) }
    // An instant before the first one the server knows stays finite, so that the server refuses it.
    let (microseconds, overflow) = microsecondsSince1970.subtractingReportingOverflow(PostgresInstant.epoch)
    buffer.append(overflow || microseconds == .min ? .min + 1 : microseconds)
  }

  /// Reads `timestamptz`; an instant after AD 294247-01-10T04:00:54Z is out of range.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> PostgresInstant {
    guard type == .timestamptz else { throw .wrongType(type, expected: "PostgresInstant") }
    let microseconds = try bytes.whole(Int64.self)
    guard let instant = PostgresInstant(wire: microseconds) else { throw .outOfRange(expected: "PostgresInstant") }
    return instant
  }

  /// From microseconds since 2000-01-01T00:00:00Z as the server sends them; `nil` when the sum does not fit.
  @usableFromInline init?(wire microseconds: Int64) {
    if microseconds == .max || microseconds == .min {
      microsecondsSince1970 = microseconds
    } else {
      let (sum, overflow) = microseconds.addingReportingOverflow(PostgresInstant.epoch)
      guard !overflow, sum != .max else { return nil }
      microsecondsSince1970 = sum
    }
  }

  /// 2000-01-01T00:00:00Z, PostgreSQL's zero, in microseconds since 1970.
  private static let epoch: Int64 = 946_684_800_000_000
}
