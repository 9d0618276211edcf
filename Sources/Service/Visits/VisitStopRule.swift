package import Domain
import Workflow

/// A stop lies within its visit's days, ends after it begins, and is in nobody's way unless a reason is given.
package struct VisitStopRule: RecordRule {
  /// The rule of stops.
  package init() {}

  /// The stop with its times as `09:05`, and the zone and the site of its building.
  package func completed(
    _ record: Record<VisitStopField>, replacing old: Record<VisitStopField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<VisitStopField> {
    try await VisitSchedule(session: session).lock()
    var record = record
    if record[.forceReason]?.isBlank ?? false { record[.forceReason] = nil }
    var problems: [ServiceError.FieldProblem] = []
    var times: [ClockTime] = []
    for field in [VisitStopField.from, .to] {
      guard let text = record.text(field) else { continue }
      if let time = ClockTime(text) {
        times.append(time)
        record[field] = .text(time.description)
      } else {
        problems.append(
          .init(field: field.name, code: "not_a_time", message: "「\(field.label)」应是时间,如 09:30,不能是「\(text)」。"))
      }
    }
    if times.count == 2, times[1] <= times[0] {
      problems.append(.init(field: VisitStopField.to.name, code: "out_of_range", message: "「结束时间」须晚于「开始时间」。"))
    }
    if let problem = try await outside(record, session) { problems.append(problem) }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "有 \(problems.count) 个字段需要更正。", fields: problems)
    }
    try await fillPlace(&record, session)
    return record
  }

  private func outside(
    _ record: Record<VisitStopField>, _ session: any ChangeSession
  ) async throws -> ServiceError.FieldProblem? {
    guard let day = record.date(.day), let id = record.reference(.visit),
      let visit = try await session.one(VisitField.self, id),
      let from = visit.date(.startsOn), let to = visit.date(.endsOn), day < from || day > to
    else { return nil }
    return .init(
      field: VisitStopField.day.name, code: "outside_visit", message: "「日期」\(day) 不在考察日期 \(from) 至 \(to) 之内。")
  }

  private func fillPlace(_ record: inout Record<VisitStopField>, _ session: any ChangeSession) async throws {
    if let id = record.reference(.building), let building = try await session.one(BuildingField.self, id) {
      if record[.zone] == nil { record[.zone] = building.record[.zone] }
      if record[.site] == nil { record[.site] = building.record[.name] }
    }
    if record[.site] == nil, let id = record.reference(.zone) {
      record[.site] = try await session.one(ZoneField.self, id)?.record[.name]
    }
  }

  /// Refuses an overlap, naming both visits.
  package func settle(
    _ written: Stored<VisitStopField>, replacing old: Record<VisitStopField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard written.record[.forceReason] == nil, let visit = written.reference(.visit) else { return }
    let schedule = VisitSchedule(session: session)
    let overlaps = try await schedule.unforced(
      schedule.overlaps(of: visit) { $0.id == written.id }, eitherWay: false)
    guard !overlaps.isEmpty else { return }
    throw try await VisitOverlapRefusal(session: session).error(overlaps, field: VisitStopField.from.name)
  }
}
