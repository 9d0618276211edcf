import Domain
import Workflow

/// The terms before a review session on the working calendar: the reference tables `review-terms` and `workdays`.
struct ReviewTerms: Sendable {
  let calendar: WorkCalendar
  /// Working days before the session by which departments answer.
  let opinionDue: Int
  /// Working days before the session by which the sheets are ready.
  let sheetReady: Int

  /// The terms of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> ReviewTerms {
    let rows = try await references.table("review-terms", organisation: organisation).project(["term", "days"])
    let days = Dictionary(rows.map { ($0[0], Int($0[1])) }, uniquingKeysWith: { first, _ in first })
    guard let opinion = days["opinion_due"] ?? nil, let sheet = days["sheet_ready"] ?? nil, opinion >= 0, sheet >= 0
    else { throw ReferenceTable.invalid("review-terms", "缺少 opinion_due 或 sheet_ready,或天数有误") }
    let policy = try await WorkPolicy.inForce(references, organisation: organisation)
    return ReviewTerms(calendar: policy.clocks.calendar, opinionDue: opinion, sheetReady: sheet)
  }

  /// The day departments answer by.
  func opinionDay(before session: CalendarDate) -> CalendarDate { calendar.day(opinionDue, workingDaysBefore: session) }

  /// The day the sheets are ready by.
  func sheetDay(before session: CalendarDate) -> CalendarDate { calendar.day(sheetReady, workingDaysBefore: session) }
}
