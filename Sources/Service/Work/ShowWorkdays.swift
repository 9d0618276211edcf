package import Domain
import Workflow

/// Tells working days from days of rest, and where a term of working days ends.
package struct ShowWorkdays: Sendable {
  let references: any ReferenceStore

  /// Reads the working calendar from these tables.
  package init(references: any ReferenceStore) { self.references = references }

  /// The days asked about: `{known_through, due?, days}`.
  package struct View: Sendable, Encodable, Hashable {
    /// The last day the published calendar covers.
    package let knownThrough: CalendarDate
    /// Where the term asked about ends.
    package let due: CalendarDate?
    /// Each day.
    package let days: [Day]

    enum CodingKeys: String, CodingKey {
      case due, days
      case knownThrough = "known_through"
    }
  }

  /// One day.
  package struct Day: Sendable, Encodable, Hashable {
    /// The day.
    package let date: CalendarDate
    /// Whether it is worked.
    package let isWorked: Bool
    /// Whether it lies beyond the published calendar.
    package let isProvisional: Bool
    /// 1 Monday … 7 Sunday.
    package let weekday: Int

    enum CodingKeys: String, CodingKey {
      case date, weekday
      case isWorked = "is_worked"
      case isProvisional = "is_provisional"
    }
  }

  /// The days from `from` to `to`, at most 3,700, and the day `count` working days after `from`.
  ///
  /// Throws `ServiceError` `invalid_query` when the range is empty or too long or the count is below 0.
  package func callAsFunction(
    from: CalendarDate, to: CalendarDate, adding count: Int? = nil, organisation: Int64
  ) async throws -> View {
    guard to >= from, to.day - from.day < 3700, count ?? 0 >= 0 else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "截止日期不能早于起始日期,且最多 3,700 天;工作日数不能为负。",
        fields: [.init(field: "to", code: "out_of_range", message: "请核对日期范围。")])
    }
    let calendar = try await WorkPolicy.inForce(references, organisation: organisation).clocks.calendar
    return View(
      knownThrough: calendar.knownThrough, due: count.map { calendar.adding(workingDays: $0, to: from) },
      days: (from.day...to.day).map { day in
        let date = CalendarDate(day: day)
        return Day(
          date: date, isWorked: calendar.isWorked(date), isProvisional: calendar.isProvisional(date),
          weekday: date.weekday)
      })
  }
}
