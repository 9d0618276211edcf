package import Domain

/// A team has exactly one chief on each of its days from now on, no role is held by more than it admits, and nobody holds one
/// twice at a time. Changes of one team wait for each other.
package struct TeamRule: RecordRule {
  let references: any ReferenceStore
  private let today: @Sendable () -> CalendarDate

  /// `today` is asked where a change names no day of its own: on deleting and on taking back.
  package init(_ references: any ReferenceStore, today: @escaping @Sendable () -> CalendarDate) {
    self.references = references
    self.today = today
  }

  /// The part with its first day. Throws `ServiceError` `invalid_record` for days out of order.
  package func completed(
    _ record: Record<TeamMemberField>, replacing old: Record<TeamMemberField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<TeamMemberField> {
    var record = record
    record[.since] = record[.since] ?? .date(occasion.today)
    guard let since = record.date(.since), let until = record.date(.until), until < since else { return record }
    throw ServiceError(
      refusing: TeamMemberField.until, code: "before_start", message: "截止日期 \(until) 早于起始日期 \(since)。")
  }

  /// Throws `ServiceError` `chief_exists`, `role_full`, `member_exists`, `chief_needed`.
  package func settle(
    _ written: Stored<TeamMemberField>, replacing old: Record<TeamMemberField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let projects = Set([written.reference(.opportunity), old?.reference(.opportunity)].compactMap(\.self))
    for project in projects.sorted() { try await check(project, written, occasion.today, session) }
  }

  /// Throws `ServiceError` `chief_needed` when others would be left without a chief on a day from today on.
  package func removed(_ old: Stored<TeamMemberField>, _ session: any ChangeSession) async throws {
    guard let project = old.reference(.opportunity) else { return }
    try await check(project, nil, today(), session)
  }

  /// Checks the teams that differ from what they were `before` a change was taken back. Throws `ServiceError` as ``settle``.
  func takenBack(_ before: [Stored<TeamMemberField>], _ session: any ChangeSession) async throws {
    let after = try await session.all(TeamMemberField.self)
    func states(_ members: [Stored<TeamMemberField>]) -> Set<[Int64]> { Set(members.map { [$0.id, $0.change] }) }
    let (old, new) = (states(before), states(after))
    let touched =
      before.filter { !new.contains([$0.id, $0.change]) } + after.filter { !old.contains([$0.id, $0.change]) }
    for project in Set(touched.compactMap { $0.reference(.opportunity) }).sorted() {
      try await session.lock("team.\(project)")
      let back = after.filter { $0.reference(.opportunity) == project && !old.contains([$0.id, $0.change]) }
      for member in back { try await check(project, member, today(), session) }
      try await check(project, nil, today(), session)
    }
  }

  private func check(
    _ project: Int64, _ written: Stored<TeamMemberField>?, _ today: CalendarDate, _ session: any ChangeSession
  ) async throws {
    try await session.lock("team.\(project)")
    let roles = try await TeamRoles.inForce(references, organisation: session.organisation)
    let members = try await session.all(TeamMemberField.self, .equals(.opportunity, .reference(project)))
    if let written, let role = written.text(.role) {
      try TeamRule.refuseTwice(written, members)
      if let most = roles[role]?.most {
        let same = members.filter { $0.text(.role) == role && $0.id != written.id }
        for day in TeamRule.turns(members, from: written.date(.since) ?? today) where written.isLive(on: day) {
          let others = same.filter { $0.isLive(on: day) }
          if others.count >= most { throw TeamRule.full(role, roles, others, on: day) }
        }
      }
    }
    guard let chief = roles.chief else { return }
    for day in TeamRule.turns(members, from: today) {
      let live = members.filter { $0.isLive(on: day) }
      guard !live.isEmpty, !live.contains(where: { $0.text(.role) == chief.name }) else { continue }
      throw ServiceError(
        .conflict, code: "chief_needed",
        message: "专班自 \(day) 起没有\(chief.name)。专班须有且只有一名\(chief.name):先登记\(chief.name),更换时由新任接替(replace),"
          + "撤销专班时最后结束\(chief.name)。")
    }
  }

  /// The days from one until another, for ever where none is named, on which none of these parts is held.
  static func days(
    from first: CalendarDate, until last: CalendarDate?, except held: [Stored<TeamMemberField>]
  ) -> [(since: CalendarDate, until: CalendarDate?)] {
    var (free, start): ([(since: CalendarDate, until: CalendarDate?)], CalendarDate) = ([], first)
    for part in held.sorted(by: { ($0.date(.since) ?? first) < ($1.date(.since) ?? first) }) {
      guard let since = part.date(.since), last.map({ since <= $0 }) ?? true else { continue }
      if since > start { free.append((start, since.adding(days: -1))) }
      guard let until = part.date(.until) else { return free }
      start = max(start, until.adding(days: 1))
    }
    if last.map({ start <= $0 }) ?? true { free.append((start, last)) }
    return free
  }

  /// The days from one on at which who is in the team may be others than the day before.
  private static func turns(_ members: [Stored<TeamMemberField>], from day: CalendarDate) -> [CalendarDate] {
    let changes = members.flatMap { [$0.date(.since), $0.date(.until)?.adding(days: 1)] }.compactMap(\.self)
    return Set([day] + changes.filter { $0 > day }).sorted()
  }

  private static func full(
    _ role: String, _ roles: TeamRoles, _ others: [Stored<TeamMemberField>], on day: CalendarDate
  ) -> ServiceError {
    let names = others.compactMap { $0.text(.person) }.joined(separator: "、")
    let isChief = roles[role]?.isChief ?? false
    return ServiceError(
      .conflict, code: isChief ? "chief_exists" : "role_full",
      message: "\(day) 的\(role)已是 \(names)(编号 \(others.map { "\($0.id)" }.joined(separator: "、")))。"
        + "更换请由新任接替(replace),或先写明其截止日期。",
      candidates: others.map { ServiceError.Candidate($0) })
  }

  private static func refuseTwice(
    _ written: Stored<TeamMemberField>, _ members: [Stored<TeamMemberField>]
  ) throws {
    let twice = members.first { other in
      guard other.id != written.id, other[.role] == written[.role], other[.login] == written[.login],
        other[.person] == written[.person], let since = written.date(.since), let begun = other.date(.since)
      else { return false }
      return other.isLive(on: since) || written.isLive(on: begun)
    }
    guard let twice else { return }
    throw ServiceError(
      .conflict, code: "member_exists",
      message: "\(twice.text(.person) ?? "")已是\(twice.text(.role) ?? "")(编号 \(twice.id)),期间重叠。",
      candidates: [ServiceError.Candidate(twice)])
  }
}

extension Writing {
  /// Ends a part in a team with a day, without asking what the team lacks then. Answers the part as it is after.
  @discardableResult
  func end(_ member: Stored<TeamMemberField>, on day: CalendarDate) async throws -> Stored<TeamMemberField> {
    var (record, sources) = (member.record, member.sources)
    record[.until] = .date(day)
    sources[.until] = occasion.source
    _ = try await session.update([
      Stored(id: member.id, change: member.change, record: record, sources: sources)
    ])
    return Stored(id: member.id, change: session.change, record: record, sources: sources)
  }
}
