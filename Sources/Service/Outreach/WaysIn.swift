import Domain

/// Who leads into a firm: its alumni, those who may introduce them, and what contact there was.
struct WaysIn {
  private let people: [Int64: Stored<PersonField>]
  /// Whose contact data is shown clear.
  var disclosed = Disclosed.nothing
  private let ties: [Int64: [Tie]]
  private let today: CalendarDate
  private let contacts: [Int64: [Record<EngagementField>]]
  /// How often each person was called in the quarter of the day.
  let touches: [Int64: Int]
  private let inTouch: Set<Int64>
  private let years: Int64

  private struct Tie {
    let person: Int64
    let role: RoleLevel?
    let text: String
    let door: Door
  }

  init(_ registry: any Registry, _ policy: OutreachPolicy, _ today: CalendarDate, _ organisation: Int64) async throws {
    func all<Field: RecordField>(_ field: Field.Type) async throws -> [Stored<Field>] {
      try await registry.records(organisation).all(field)
    }
    people = Dictionary(try await all(PersonField.self).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    self.today = today
    var ties: [Int64: [Tie]] = [:]
    for tie in try await all(TieField.self) {
      guard let firm = tie.reference(.enterprise), let person = tie.reference(.person) else { continue }
      let role = tie[.role, as: RoleLevel.self]
      ties[firm, default: []].append(
        Tie(
          person: person, role: role, text: tie.text(.roleText) ?? role?.label ?? "",
          door: Door(held: tie.record.held, refused: people[person]?.record.refusal, on: today)))
    }
    self.ties = ties.mapValues { ties in
      ties.sorted { (WaysIn.order($0.role), $0.person) < (WaysIn.order($1.role), $1.person) }
    }
    let engagements = try await all(EngagementField.self).map(\.record)
    contacts = Dictionary(grouping: engagements.filter { $0[.enterprise] != nil }) { $0.reference(.enterprise) ?? 0 }
    var touches: [Int64: Int] = [:]
    for engagement in engagements {
      guard let person = engagement.reference(.person), let day = engagement.date(.date),
        WaysIn.quarter(day) == WaysIn.quarter(today)
      else { continue }
      touches[person, default: 0] += 1
    }
    self.touches = touches
    inTouch = Set(
      engagements.filter { $0[.kind, as: EngagementKind.self] != .unanswered }.compactMap { $0.reference(.person) }
    )
    years = policy.introducerYears
  }

  /// The stronger a role, the earlier it stands; an unknown role last.
  private static func order(_ role: RoleLevel?) -> Int {
    role.flatMap { RoleLevel.allCases.firstIndex(of: $0) } ?? RoleLevel.allCases.count
  }

  private static func quarter(_ day: CalendarDate) -> Int {
    let (year, month, _) = day.components
    return year * 4 + (month - 1) / 3
  }

  /// The people who lead into a firm, the strongest role first.
  func people(of firm: Int64) -> [Int64] { (ties[firm] ?? []).filter { $0.door == .open }.map(\.person) }

  /// Who is tied to a firm and not to be offered: left, not there yet, or wishing not to be approached; and why.
  func notOffered(of firm: Int64) -> [OutreachView.Way] {
    (ties[firm] ?? []).compactMap { tie in
      tie.door.label.map {
        .init(id: tie.person, name: people[tie.person]?.text(.name) ?? "", detail: $0, phone: nil, withheld: nil)
      }
    }
  }

  /// A person of a firm with the post there.
  func way(_ person: Int64, into firm: Int64) -> OutreachView.Way? {
    guard let stored = people[person] else { return nil }
    let post = ties[firm]?.first { $0.person == person && $0.door == .open }?.text ?? ""
    return way(stored, post)
  }

  /// Who may introduce a person: somebody of the same college who is in touch with us, the nearest class year first.
  func introducer(of person: Int64) -> OutreachView.Way? {
    introducing(person).map { record in
      let detail = [record.text(.college), record.count(.classYear).map { "\($0)届" }].compactMap(\.self)
      return way(record, detail.joined(separator: " "))
    }
  }

  /// The people that a list with these on it shows: themselves and who may introduce them.
  func shown(with people: some Sequence<Int64>) -> [Stored<PersonField>] {
    var shown: [Int64: Stored<PersonField>] = [:]
    for id in people {
      for person in [self.people[id], introducing(id)].compactMap(\.self) { shown[person.id] = person }
    }
    return shown.values.sorted { $0.id < $1.id }
  }

  private func introducing(_ person: Int64) -> Stored<PersonField>? {
    guard let college = people[person]?.text(.college), let year = people[person]?.count(.classYear) else {
      return nil
    }
    let near = inTouch.filter { $0 != person }.compactMap { id -> (id: Int64, away: Int64)? in
      guard let other = people[id], !other.record.refuses(on: today), other.text(.college) == college,
        let theirs = other.count(.classYear)
      else {
        return nil
      }
      let away = abs(theirs - year)
      return away <= years ? (id, away) : nil
    }
    return near.min { ($0.away, $0.id) < ($1.away, $1.id) }.flatMap { people[$0.id] }
  }

  private func way(_ person: Stored<PersonField>, _ detail: String) -> OutreachView.Way {
    .init(
      id: person.id, name: person.text(.name) ?? "", detail: detail, phone: disclosed.shown(person).text(.phone),
      withheld: disclosed.reason(.person, person.id))
  }

  /// The last contact with a firm.
  func lastTouch(_ firm: Int64) -> OutreachView.Touch? {
    let dated = (contacts[firm] ?? []).compactMap { record in record.date(.date).map { ($0, record) } }
    guard let (day, record) = dated.max(by: { $0.0 < $1.0 }) else { return nil }
    return .init(
      on: day, kind: record[.kind]?.display(EngagementField.kind.kind) ?? "", note: record.text(.note))
  }
}
