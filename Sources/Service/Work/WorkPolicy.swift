import Domain
package import Workflow

/// The terms and rules of the work in force: the reference tables `workdays`,
/// `statutory-holidays`, `clocks`, `promise-rules` and `team-roles`.
package struct WorkPolicy: Sendable {
  /// The terms on the working calendar.
  package let clocks: Clocks
  /// Kinds of promise that need a basis in law.
  let favours: [FavourRule]
  /// What people do in the team of a project.
  let team: TeamRoles

  /// Reads the tables of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  package static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> WorkPolicy {
    let days = try await references.table("workdays", organisation: organisation).project(["date", "kind"])
    let calendar = WorkCalendar(
      try days.map { row in
        guard let date = CalendarDate(row[0]), ["rest", "worked"].contains(row[1]) else {
          throw ReferenceTable.invalid("workdays", "无法识别「\(row.joined(separator: " "))」")
        }
        return (date, row[1] == "worked")
      }, statutory: try await statutory(references, organisation))
    let rows = try await references.table("clocks", organisation: organisation)
      .project(["clock", "label", "unit", "days"])
    let terms = try rows.map { row in
      guard let name = Clock.Name(rawValue: row[0]), let unit = Clock.Unit(rawValue: row[2]), let days = Int(row[3]),
        days >= 0
      else { throw ReferenceTable.invalid("clocks", "无法识别「\(row.joined(separator: " "))」") }
      return Clock(name: name, label: row[1], unit: unit, days: days)
    }
    guard let clocks = Clocks(terms, calendar: calendar) else {
      throw ReferenceTable.invalid("clocks", "缺少时限,应有:\(Clock.Name.allCases.map(\.rawValue).joined(separator: "、"))")
    }
    let promises = try await references.table("promise-rules", organisation: organisation)
    return WorkPolicy(
      clocks: clocks, favours: try FavourRule.all(promises),
      team: try await TeamRoles.inForce(references, organisation: organisation))
  }

  private static func statutory(
    _ references: any ReferenceStore, _ organisation: Int64
  ) async throws -> [StatutoryHoliday] {
    try await references.table("statutory-holidays", organisation: organisation).project(["day", "from", "until"])
      .map { row in
        let until = CalendarDate(row[2])
        guard let from = CalendarDate(row[1]), until != nil || row[2].isEmpty,
          let holiday = StatutoryHoliday(day: row[0], from: from, until: until)
        else { throw ReferenceTable.invalid("statutory-holidays", "无法识别「\(row.joined(separator: " "))」") }
        return holiday
      }
  }
}
