import Domain

/// The people who wish not to be approached on a day, with the firms they are tied to: whom no call, invitation or follow-up
/// may name.
struct RefusedPeople: Sendable {
  /// One of them.
  struct Person: Sendable, Hashable {
    let id: Int64
    let name: String
    let reason: String?
  }

  private let people: [Person]
  /// The people by the firms they are tied to.
  private let byFirm: [Int64: [Person]]

  init(_ records: some RecordReading, on day: CalendarDate) async throws {
    let stored = try await records.all(PersonField.self, .equals(.doNotApproach, .flag(true)))
      .filter { $0.record.refuses(on: day) }
    people = stored.map { Person(id: $0.id, name: $0.text(.name) ?? "", reason: $0.text(.doNotApproachReason)) }
    guard !people.isEmpty else {
      byFirm = [:]
      return
    }
    let known = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byFirm: [Int64: [Person]] = [:]
    let ties = try await records.all(TieField.self, .oneOf(.person, people.map { .reference($0.id) }))
    for tie in ties {
      guard let firm = tie.reference(.enterprise), let person = tie.reference(.person).flatMap({ known[$0] }) else {
        continue
      }
      byFirm[firm, default: []].append(person)
    }
    self.byFirm = byFirm
  }

  /// Those of the firms, or of all, whose names stand in the texts.
  func people(in texts: [String], firms: [Int64]?) -> [Person] {
    let candidates = firms.map { firms in firms.flatMap { byFirm[$0] ?? [] } } ?? people
    var seen: Set<Int64> = []
    return candidates.filter { person in
      !person.name.isEmpty && texts.contains { $0.contains(person.name) } && seen.insert(person.id).inserted
    }
  }

  /// A warning for each of them that the texts name.
  func warnings(of texts: [String], firms: [Int64]) -> [String] {
    people(in: texts, firms: firms).map { RefusedPeople.words($0) + ",请勿安排联系、邀请;如本人已同意,请先更新其「不再联系」。" }
  }

  /// The attendees of a firm but those who wish not to be approached.
  func others(_ attendees: [String], of firm: Int64) -> [String] {
    attendees.filter { people(in: [$0], firms: [firm]).isEmpty }
  }

  /// The attendees of a firm, each who wishes not to be approached marked so.
  func marked(_ attendees: [String], of firm: Int64) -> [String] {
    attendees.map { people(in: [$0], firms: [firm]).isEmpty ? $0 : "\($0)(\(Door.refused.label ?? ""))" }
  }

  /// `「示例校友甲」本人要求不再联系(原因)`.
  static func words(_ person: Person) -> String {
    "「\(person.name)」\(Door.refused.label ?? "")" + (person.reason.map { "(\($0))" } ?? "")
  }
}
