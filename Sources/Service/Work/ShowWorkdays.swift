public import Domain
import Workflow

/// Tells working days from days of rest, and where a term of working days ends.
public struct ShowWorkdays: Sendable {
  let references: any ReferenceStore

  /// Reads the working calendar from these tables.
  public init(references: any ReferenceStore) { self.references = references }

  /// The days asked about: `{known_through, due?, days}`.
  public struct View: Sendable, Encodable, Hashable {
    /// The last day the published calendar covers.
    public let knownThrough: CalendarDate
    /// Where the term asked about ends.
    public let due: CalendarDate?
    /// Each day.
    public let days: [Day]

    enum CodingKeys: String, CodingKey {
      case due, days
      case knownThrough = "known_through"
    }
  }

  /// One day.
  public struct Day: Sendable, Encodable, Hashable {
    /// The day.
    public let date: CalendarDate
    /// Whether it is worked.
    public let isWorked: Bool
    /// Whether it lies beyond the published calendar.
    public let isProvisional: Bool
    /// 1 Monday … 7 Sunday.
    public let weekday: Int

    enum CodingKeys: String, CodingKey {
      case date, weekday
      case isWorked = "is_worked"
      case isProvisional = "is_provisional"
    }
  }

  /// The days from `from` to `to`, at most 3,700, and the day `count` working days after `from`.
  ///
  /// Throws `ServiceError` `invalid_query` when the range is empty or too long or the count is below 0.
  public func callAsFunction(
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
