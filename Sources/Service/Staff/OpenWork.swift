package import Domain

/// What is open and somebody's to do: the projects they look after, also those that left, and open follow-ups, orders they
/// gave, promises, unanswered asks and their parts in teams.
struct OpenWork {
  var projects: [Stored<OpportunityField>]
  /// Open follow-ups that are theirs to do, and open orders that they gave.
  var followUps: [Stored<FollowUpField>]
  var promises: [Stored<PromiseField>]
  var asks: [Stored<VisitAskField>]
  /// Their parts in teams that have not ended.
  var members: [Stored<TeamMemberField>]

  var isEmpty: Bool {
    projects.isEmpty && followUps.isEmpty && promises.isEmpty && asks.isEmpty && members.isEmpty
  }

  /// The open work of everybody.
  init(_ records: some RecordReading, today: CalendarDate) async throws {
    projects = try await records.all(OpportunityField.self)
    followUps = try await records.all(FollowUpField.self, .equals(.state, .text(FollowUpState.open.rawValue)))
    promises = try await records.all(PromiseField.self, .equals(.state, .text(PromiseState.open.rawValue)))
    asks = try await records.all(VisitAskField.self, .unknown(.answer))
    members = try await records.all(TeamMemberField.self)
      .filter { $0.date(.until).map { $0 >= today } ?? true }
  }

  /// The open work that these accounts may have: by log-in, or kept by their name alone.
  init(_ records: some RecordReading, of colleagues: [Colleague], today: CalendarDate) async throws {
    let logins = colleagues.map { FieldValue.text($0.login) }
    let names = Set(colleagues.map(\.name)).sorted().map(FieldValue.text)
    func theirs<Field: RecordField>(
      _ field: Field, _ condition: RecordQuery<Field>.Condition? = nil
    ) async throws -> [Stored<Field>] {
      guard let login = Field.accounts[field] else { return [] }
      let more = [condition].compactMap(\.self)
      return try await records.whole(RecordQuery(conditions: [.oneOf(login, logins)] + more, order: nil))
        + records.whole(RecordQuery(conditions: [.oneOf(field, names), .unknown(login)] + more, order: nil))
    }
    projects = try await theirs(OpportunityField.officer)
    let isOpen = RecordQuery<FollowUpField>.Condition.equals(.state, .text(FollowUpState.open.rawValue))
    let owned = try await theirs(.owner, isOpen)
    let known = Set(owned.map(\.id))
    followUps = owned + (try await theirs(.assignedBy, isOpen)).filter { !known.contains($0.id) }
    promises = try await theirs(PromiseField.owner, .equals(.state, .text(PromiseState.open.rawValue)))
    asks = try await theirs(VisitAskField.owner, .unknown(.answer))
    members = try await theirs(TeamMemberField.person)
      .filter { $0.date(.until).map { $0 >= today } ?? true }
  }

  /// What of it is one worker's.
  func of(_ worker: Worker, _ staff: Colleagues) -> OpenWork {
    func isTheirs<Field: RecordField>(_ stored: Stored<Field>, _ field: Field) -> Bool {
      staff.worker(stored.record, field)?.isSame(as: worker) ?? false
    }
    var own = self
    own.projects = projects.filter { isTheirs($0, .officer) }
    own.followUps = followUps.filter { task in
      isTheirs(task, .owner) || (task[.orderState] != nil && isTheirs(task, .assignedBy))
    }
    own.promises = promises.filter { isTheirs($0, .owner) }
    own.asks = asks.filter { isTheirs($0, .owner) }
    own.members = members.filter { isTheirs($0, .person) }
    return own
  }

  /// The projects of it without what hangs on them.
  var projectsAlone: OpenWork {
    var own = self
    (own.followUps, own.promises, own.asks, own.members) = ([], [], [], [])
    return own
  }

  /// What of it hangs on one project.
  func on(_ project: Int64) -> OpenWork {
    var own = self
    own.projects = projects.filter { $0.id == project }
    own.followUps = followUps.filter { $0.reference(.opportunity) == project }
    own.promises = promises.filter { $0.reference(.opportunity) == project }
    own.asks = []
    own.members = members.filter { $0.reference(.opportunity) == project }
    return own
  }
}

/// The open work of somebody whose account lets nobody in any more: it waits to be handed over.
package struct LeftBehindLine: Sendable, Encodable, Hashable {
  package let login: String
  package let name: String
  package let projects: Int
  package let followUps: Int
  package let promises: Int
  package let asks: Int
  package let teams: Int

  init?(_ colleague: Colleague, _ work: OpenWork, _ staff: Colleagues) {
    var own = work.of(Worker(colleague), staff)
    // What is out or at capacity waits for nobody.
    let active = own.projects.filter { $0[.exit] == nil && $0[.stage, as: Stage.self] != .atCapacity }
    own.projects = active
    guard !own.isEmpty else { return nil }
    login = colleague.login
    name = colleague.name
    projects = active.count
    followUps = own.followUps.count
    promises = own.promises.count
    asks = own.asks.count
    teams = own.members.count
  }

  enum CodingKeys: String, CodingKey {
    case login, name, projects, promises, asks, teams
    case followUps = "follow_ups"
  }

  /// How much it is, in words.
  package var text: String {
    let parts = [
      (projects, "在谈项目", "个"), (followUps, "跟进与交办", "项"), (promises, "承诺", "项"), (asks, "企业诉求", "项"),
      (teams, "专班", "个"),
    ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0) \($0.2)" }
    return "\(name)(\(login)):" + parts.joined(separator: "、")
  }
}

extension Registry {
  /// The open work that these accounts left, by log-in.
  func leftBehind(
    _ staff: Colleagues, _ left: [Colleague], today: CalendarDate, organisation: Int64
  ) async throws -> [LeftBehindLine] {
    guard !left.isEmpty else { return [] }
    let work = try await OpenWork(records(organisation), of: left, today: today)
    return left.compactMap { LeftBehindLine($0, work, staff) }
  }
}

/// Tells what disabled accounts left open.
package struct ShowLeftBehind: Sendable {
  let registry: any Registry

  /// What the account of this log-in left; `nil` where it left nothing or lets somebody in.
  package func callAsFunction(
    _ login: String, today: CalendarDate, organisation: Int64
  ) async throws -> LeftBehindLine? {
    let staff = try await registry.staff(organisation)
    return try await registry.leftBehind(
      staff, staff.disabled.filter { $0.login == login }, today: today, organisation: organisation
    ).first
  }
}
