package import Domain

/// Somebody's part in the team of a project, as every face shows it.
package struct TeamLine: Sendable, Encodable, Hashable {
  package let id: Int64
  /// The change that wrote it: its ETag.
  package let change: Int64
  package let person: String
  package let login: String?
  package let role: String
  package let unit: String?
  package let since: CalendarDate
  package let until: CalendarDate?
  /// Whether they answer for the steps that nobody else does.
  package let isChief: Bool
  /// Whether it is so on the day asked.
  package let isLive: Bool

  enum CodingKeys: String, CodingKey {
    case id, change, person, login, role, unit, since, until
    case isChief = "is_chief"
    case isLive = "is_live"
  }

  /// The team of a project: those of the day first, by role.
  static func all(
    of project: Int64, _ roles: TeamRoles, _ staff: Colleagues, on day: CalendarDate, _ records: some RecordReading
  ) async throws -> [TeamLine] {
    let rows = try await records.all(TeamMemberField.self, .equals(.opportunity, .reference(project)), order: .since)
    let lines = try rows.map { try TeamLine($0, roles, staff, on: day) }
    func place(_ line: TeamLine) -> (Int, Int, Int64) {
      (line.isLive ? 0 : 1, roles[line.role]?.position ?? roles.rows.count, line.id)
    }
    return lines.sorted { place($0) < place($1) }
  }

  init(_ stored: Stored<TeamMemberField>, _ roles: TeamRoles, _ staff: Colleagues, on day: CalendarDate) throws {
    let worker = staff.worker(stored.record, .person)
    id = stored.id
    change = stored.change
    person = try worker?.name ?? stored.required.text(.person)
    login = worker?.login
    role = try stored.required.text(.role)
    unit = stored.text(.unit)
    since = try stored.required.date(.since)
    until = stored.date(.until)
    isChief = roles[role]?.isChief ?? false
    isLive = stored.isLive(on: day)
  }

  /// `首席服务员 示例专员甲(示例招商服务中心)`.
  package var text: String { "\(role) \(person)" + (unit.map { "(\($0))" } ?? "") }
}

extension Stored where Field == TeamMemberField {
  /// Whether it is so on a day; its last day counts.
  func isLive(on day: CalendarDate) -> Bool {
    date(.since).map { $0 <= day } ?? false && date(.until).map { $0 >= day } ?? true
  }
}
