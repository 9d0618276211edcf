import Domain

/// The people who wish not to be approached on a day, with the firms they are tied to: whom no call, invitation or follow-up
/// may name.
struct RefusedPeople: Sendable {
  struct Person: Sendable, Hashable {
    let id: Int64
    let name: String
    let reason: String?
  }

  private let people: [Person]
  /// The people by the firms they are tied to.
  private let byFirm: [Int64: [Person]]
  private let forms: NameForms

  /// Reads how people are addressed from these tables, when there is anybody.
  init(
    _ records: some RecordReading, on day: CalendarDate, _ references: any ReferenceStore, organisation: Int64
  ) async throws {
    let stored = try await records.all(PersonField.self, .equals(.doNotApproach, .flag(true)))
      .filter { $0.record.refuses(on: day) }
    people = stored.map { Person(id: $0.id, name: $0.text(.name) ?? "", reason: $0.text(.doNotApproachReason)) }
    guard !people.isEmpty else {
      (byFirm, forms) = ([:], NameForms(titles: []))
      return
    }
    forms = try await NameForms.inForce(references, organisation: organisation)
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

  /// Those tied to the firms whose names stand in the texts, whatever stands beside them.
  func people(in texts: [String], firms: [Int64]) -> [Person] {
    let keys = texts.map(NameKey.of)
    return people(of: firms).filter { person in
      let name = NameKey.of(person.name)
      return !name.isEmpty && keys.contains { $0.contains(name) }
    }
  }

  /// Those tied to a firm whom a list of its people names.
  func people(listed names: [String], of firm: Int64) -> [Person] {
    people(of: [firm]).filter { person in names.contains { forms.isNamed(person.name, in: $0) } }
  }

  /// Whom a text names as who referred a firm: those tied to the firm or to none, and namesakes tied to other firms, of
  /// whom it is not known whether they are meant.
  func referrers(_ text: String, of firm: Int64?) -> (meant: [Person], namesakes: [Person]) {
    let named = people.filter { forms.isNamed($0.name, in: text) }
    guard let firm else { return (named, []) }
    let elsewhere = Set(byFirm.values.joined()).subtracting(byFirm[firm] ?? [])
    return (named.filter { !elsewhere.contains($0) }, named.filter(elsewhere.contains))
  }

  private func people(of firms: [Int64]) -> [Person] {
    var seen: Set<Int64> = []
    return firms.flatMap { byFirm[$0] ?? [] }.filter { seen.insert($0.id).inserted }
  }

  /// A warning for each of them.
  static func warnings(of people: [Person]) -> [String] {
    people.map { words($0) + ",请勿安排联系、邀请;如本人已同意,请先更新其「不再联系」。" }
  }

  /// The attendees of a firm but those who wish not to be approached.
  func others(_ attendees: [String], of firm: Int64) -> [String] {
    attendees.filter { people(listed: [$0], of: firm).isEmpty }
  }

  /// The attendees of a firm, each who wishes not to be approached marked so.
  func marked(_ attendees: [String], of firm: Int64) -> [String] {
    attendees.map { people(listed: [$0], of: firm).isEmpty ? $0 : "\($0)(\(Door.refused.label ?? ""))" }
  }

  /// `「示例校友甲」本人要求不再联系(原因)`.
  static func words(_ person: Person) -> String {
    "「\(person.name)」\(Door.refused.label ?? "")" + (person.reason.map { "(\($0))" } ?? "")
  }
}
