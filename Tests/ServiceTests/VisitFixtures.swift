import App
import Domain
import Service
import TestSupport

/// Visits as the tests plan them, beside those of the sample.
enum VisitFixtures {
  static let by = TestDatabase.invocation
  static let today = TestDatabase.today

  /// A stop in the morning of a day, at a site and with a host of its own.
  static func stop(
    _ day: String, _ from: String, _ to: String, _ more: [String: InputValue] = [:]
  ) -> [String: InputValue] {
    let plain: [String: InputValue] = [
      "day": .text(day), "from_time": .text(from), "to_time": .text(to), "site": .text("示例会议室"), "host": .text("示例接待员"),
    ]
    return plain.merging(more) { _, new in new }
  }

  /// A visit of one firm with these stops, on the days of the stops.
  static func plan(
    firm: String = "甲子示例", days: (String, String) = ("2026-12-03", "2026-12-04"), _ stops: [[String: InputValue]],
    party: [String: InputValue] = [:]
  ) -> VisitPlanInput {
    VisitPlanInput(
      visit: [
        "title": .text("示例考察"), "direction": .text("to_county"), "starts_on": .text(days.0), "ends_on": .text(days.1),
      ],
      parties: [["enterprise": .text(firm)].merging(party) { _, new in new }], stops: stops)
  }

  @discardableResult
  static func plan(_ input: VisitPlanInput, _ database: TestDatabase) async throws -> Stored<VisitField> {
    try await database.desk.planVisit(input, today: today, invocation: by).visit
  }

  /// The stops of a visit.
  static func stops(_ visit: Int64, _ database: TestDatabase) async throws -> [Stored<VisitStopField>] {
    try await database.all(VisitStopField.self).filter { $0.record[.visit] == .reference(visit) }
  }
}
