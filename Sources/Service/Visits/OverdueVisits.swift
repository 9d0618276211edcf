package import Domain
import Workflow

/// Finds the visits whose last day is past and that nobody closed: they stay here until their minutes are written, they are
/// put off or cancelled.
package struct OverdueVisits: Sendable {
  let registry: any Registry

  /// Looks in this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// The visits that are over on this day and not closed, the longest overdue first; of one host when given, a log-in or a
  /// name. Throws `ServiceError` `invalid_query` for a name that several accounts have.
  package func callAsFunction(
    today: CalendarDate, owner: String? = nil, organisation: Int64
  ) async throws -> [OverdueVisit] {
    let staff = try await registry.staff(organisation)
    let owner = try owner.map { try staff.asked($0) }
    return try await all(today, staff, organisation).filter { $0.concerns(owner) }
  }

  /// The visits that are to come and hold, the next first; of one host when given.
  package func ahead(
    today: CalendarDate, owner: String? = nil, organisation: Int64
  ) async throws -> [Stored<VisitField>] {
    let staff = try await registry.staff(organisation)
    let owner = try owner.map { try staff.asked($0) }
    let held = VisitState.allCases.filter(\.holdsTime).map { FieldValue.text($0.rawValue) }
    let visits = try await registry.records(organisation).all(
      VisitField.self, .oneOf(.state, held), .atLeast(.endsOn, .date(today)), order: .startsOn)
    return try visits.filter { try OverdueVisit($0, staff, today: today).concerns(owner) }
  }

  /// Those of everybody.
  func all(_ today: CalendarDate, _ staff: Colleagues, _ organisation: Int64) async throws -> [OverdueVisit] {
    let open = VisitState.allCases.filter(\.holdsTime).map { FieldValue.text($0.rawValue) }
    let visits = try await registry.records(organisation).all(
      VisitField.self, .oneOf(.state, open), .atMost(.endsOn, .date(today.adding(days: -1))))
    return try visits.map { try OverdueVisit($0, staff, today: today) }
      .sorted { ($0.endsOn, $0.id) < ($1.endsOn, $1.id) }
  }
}

/// A visit that is over and not closed.
package struct OverdueVisit: Sendable, Hashable, Encodable {
  package let id: Int64
  package let code: String
  package let title: String
  /// Its state, in the API's word.
  package let state: String
  /// Its last day.
  package let endsOn: CalendarDate
  /// How many calendar days it has been over.
  package let days: Int
  package let host: String?
  package let hosts: [String]
  let workers: [Worker]

  enum CodingKeys: String, CodingKey {
    case id, code, title, state, days, host, hosts
    case endsOn = "ends_on"
  }

  init(_ visit: Stored<VisitField>, _ staff: Colleagues, today: CalendarDate) throws {
    let last = try visit.required.date(.endsOn)
    id = visit.id
    code = try visit.required.text(.code)
    title = try visit.required.text(.title)
    state = try visit.required.text(.state)
    endsOn = last
    days = Int(today.day - last.day)
    host = visit.text(.host)
    hosts = visit.texts(.hosts) ?? []
    workers = [staff.worker(visit.record, .host)].compactMap(\.self) + staff.workers(visit.record, .hosts)
  }

  /// Whether it is this person's to close; everybody's when nobody is named.
  func concerns(_ owner: Worker?) -> Bool {
    guard let owner else { return true }
    return workers.contains { $0.isSame(as: owner) }
  }
}
