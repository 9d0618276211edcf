package import Domain
import Workflow

/// A visit has a number, begins as planned, and holds all its stops within its days; changing days or hosts must not put it
/// in the way of another.
package struct VisitRule: RecordRule {
  /// The rule of visits.
  package init() {}

  /// The visit with its number, its last day and its state.
  package func completed(
    _ record: Record<VisitField>, replacing old: Record<VisitField>?, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Record<VisitField> {
    try await VisitSchedule(session: session).lock()
    var record = record
    if record[.endsOn] == nil { record[.endsOn] = record[.startsOn] }
    if let from = record.date(.startsOn), let to = record.date(.endsOn), to < from {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "考察的结束日期早于开始日期。",
        fields: [.init(field: VisitField.endsOn.name, code: "out_of_range", message: "「结束日期」不能早于「开始日期」\(from)。")])
    }
    if old == nil, record[.state] == nil { record[.state] = .text(VisitState.planned.rawValue) }
    if old == nil, record[.code] == nil, let day = record.date(.startsOn) {
      record[.code] = .text(try await nextCode(day.components.year, session))
    }
    return record
  }

  /// `KC-2026-004`: one more than the greatest number of the year.
  private func nextCode(_ year: Int, _ session: any ChangeSession) async throws -> String {
    let prefix = "KC-\(year)-"
    let visits = try await session.all(VisitField.self, .contains(.code, prefix))
    let numbers = visits.compactMap { $0.text(.code) }
      .filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count)) }
    let number = String((numbers.max() ?? 0) + 1)
    return prefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
  }

  /// Holds the stops against the visit's days, and the visit against all others.
  package func settle(
    _ written: Stored<VisitField>, replacing old: Record<VisitField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let old, written.state?.holdsTime ?? false else { return }
    let changed = Set(written.record.differences(from: old))
    let held = old[.state, as: VisitState.self]?.holdsTime ?? false
    guard !held || !changed.isDisjoint(with: [.startsOn, .endsOn, .host, .hosts]) else { return }
    let schedule = VisitSchedule(session: session)
    if let from = written.date(.startsOn), let to = written.date(.endsOn) {
      let outside = try await schedule.stops(of: written.id).filter { stop in
        stop.date(.day).map { $0 < from || $0 > to } ?? false
      }
      if let stop = outside.first { throw VisitRule.outside(stop, from, to) }
    }
    let overlaps = try await schedule.unforced(schedule.overlaps(of: written.id), eitherWay: true)
    guard overlaps.isEmpty else {
      let field = changed.contains(.host) ? VisitField.host : changed.contains(.hosts) ? .hosts : .startsOn
      throw try await VisitOverlapRefusal(session: session).error(overlaps, field: field.name)
    }
  }

  private static func outside(
    _ stop: Stored<VisitStopField>, _ from: CalendarDate, _ to: CalendarDate
  ) -> ServiceError {
    let site = stop.text(.site) ?? ""
    let day = stop.date(.day)?.description ?? ""
    return ServiceError(
      .invalid, code: "invalid_record",
      message: "行程「\(site)」在 \(day),不在考察日期 \(from) 至 \(to) 之内。整体改期请办理延期,行程会一并移动。",
      fields: [.init(field: VisitField.endsOn.name, code: "stop_outside", message: "行程「\(site)」在 \(day),须先移动或删除。")],
      remedy: stop.reference(.visit).map { .postponeVisit($0) })
  }
}
