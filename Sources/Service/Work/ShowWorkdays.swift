package import Domain
import Workflow

/// Tells working days from days of rest, and where a term of working days ends.
package struct ShowWorkdays: Sendable {
  let references: any ReferenceStore

  /// Reads the working calendar from these tables.
  package init(references: any ReferenceStore) { self.references = references }

  /// The days asked about: `{known_from, known_through, due?, due_is_provisional?, days}`.
  package struct View: Sendable, Encodable, Hashable {
    /// The first day the published calendar covers.
    package let knownFrom: CalendarDate
    /// The last day the published calendar covers.
    package let knownThrough: CalendarDate
    /// Where the term asked about ends.
    package let due: CalendarDate?
    /// Whether the term passes days that no published calendar covers, so that its end may turn out otherwise.
    package let dueIsProvisional: Bool?
    /// Each day.
    package let days: [Day]

    enum CodingKeys: String, CodingKey {
      case due, days
      case knownFrom = "known_from"
      case dueIsProvisional = "due_is_provisional"
      case knownThrough = "known_through"
    }
  }

  package struct Day: Sendable, Encodable, Hashable {
    package let date: CalendarDate
    /// Whether it is worked.
    package let isWorked: Bool
    /// Whether no published calendar covers it.
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
  /// Throws `ServiceError` `invalid_query` when the range is empty or too long or the count is not 0 to 3,700.
  package func callAsFunction(
    from: CalendarDate, to: CalendarDate, adding count: Int? = nil, organisation: Int64
  ) async throws -> View {
    guard to >= from, to.day - from.day < 3700, (0...3700).contains(count ?? 0) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "截止日期不能早于起始日期,且最多 3,700 天;工作日数应在 0 到 3,700 之间。",
        fields: [.init(field: "to", code: "out_of_range", message: "请核对日期范围。")])
    }
    let calendar = try await WorkPolicy.inForce(references, organisation: organisation).clocks.calendar
    let due = count.map { calendar.adding(workingDays: $0, to: from) }
    return View(
      knownFrom: calendar.knownFrom, knownThrough: calendar.knownThrough, due: due,
      dueIsProvisional: due.map { due in
        (from.day...due.day).contains { calendar.isProvisional(CalendarDate(day: $0)) }
      },
      days: (from.day...to.day).map { day in
        let date = CalendarDate(day: day)
        return Day(
          date: date, isWorked: calendar.isWorked(date), isProvisional: calendar.isProvisional(date),
          weekday: date.weekday)
      })
  }
}
