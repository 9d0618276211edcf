package import Domain

/// Who is due for deletion on a day, and which terms nobody has set yet: `{date, items, undecided}`. Nothing is deleted by it.
package struct DuePeopleView: Sendable, Encodable, Hashable {
  /// The Shanghai day.
  package let date: CalendarDate
  /// The longest due first.
  package let items: [Item]
  /// Kinds of term without a length, by which nobody is due.
  package let undecided: [Term]

  /// Somebody who is due.
  package struct Item: Sendable, Encodable, Hashable {
    package let person: Int64
    package let name: String
    package let kind: String
    package let label: String
    /// The day the term runs from, and the day it was over.
    package let since: CalendarDate
    package let dueOn: CalendarDate
    package let law: String

    enum CodingKeys: String, CodingKey {
      case person = "person_id"
      case name, kind, label, since, law
      case dueOn = "due_on"
    }
  }

  /// A term that is still to be set.
  package struct Term: Sendable, Encodable, Hashable {
    package let kind: String
    package let label: String
    package let note: String
  }
}

/// Lists who is due for deletion by the reference table `retention-terms`.
package struct DuePeople: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// From which day a term runs.
  private enum Since: String {
    case consentExpires = "consent_expires"
    case consentWithdrawn = "consent_withdrawn"
    case recorded
    case lastContact = "last_contact"
  }

  private struct Term {
    let kind: String
    let name: String
    let since: Since
    let months: Int
    let law: String
  }

  /// Who is due on a day; nobody is for whom a consent is live. Throws `ServiceError` `reference_not_loaded`,
  /// `invalid_reference_file`.
  package func callAsFunction(today: CalendarDate, organisation: Int64) async throws -> DuePeopleView {
    let table = try await references.table("retention-terms", organisation: organisation)
    var terms: [Term] = []
    var undecided: [DuePeopleView.Term] = []
    for row in try table.project(["kind", "name", "since", "months", "law", "note"]) {
      guard let since = Since(rawValue: row[2]), row[3].isEmpty || Int(row[3]) != nil else {
        throw ReferenceTable.invalid(table.name, "\(row[0]) 的起算日或期限有误")
      }
      if let months = Int(row[3]) {
        terms.append(Term(kind: row[0], name: row[1], since: since, months: months, law: row[4]))
      } else {
        undecided.append(.init(kind: row[0], label: row[1], note: row[5]))
      }
    }
    let records = registry.records(organisation)
    let people = try await records.all(PersonField.self)
    let consents = Dictionary(
      grouping: try await records.all(ConsentField.self), by: { $0.reference(.person) ?? 0 })
    let contacts = Dictionary(
      grouping: try await records.all(EngagementField.self), by: { $0.reference(.person) ?? 0 })
    let sources = try await registry.sources(
      Array(Set(people.compactMap { $0.sources[.name] })), organisation: organisation)
    var items: [DuePeopleView.Item] = []
    for person in people {
      let own = (consents[person.id] ?? []).map(\.record)
      if own.contains(where: { $0.isLive(on: today) }) { continue }
      for term in terms {
        let since: CalendarDate? =
          switch term.since {
          case .consentExpires:
            own.filter { $0[.withdrawnOn] == nil }.compactMap { $0.date(.expiresOn) }.filter { $0 < today }.max()
          case .consentWithdrawn: own.compactMap { $0.date(.withdrawnOn) }.filter { $0 <= today }.max()
          case .recorded: own.isEmpty ? person.sources[.name].flatMap { sources[$0]?.asOf } : nil
          case .lastContact: (contacts[person.id] ?? []).compactMap { $0.date(.date) }.max()
          }
        guard let since else { continue }
        let due = since.adding(months: term.months)
        guard due <= today else { continue }
        items.append(
          .init(
            person: person.id, name: person.words(.name), kind: term.kind, label: term.name, since: since, dueOn: due,
            law: term.law))
      }
    }
    return DuePeopleView(
      date: today, items: items.sorted { ($0.dueOn, $0.person) < ($1.dueOn, $1.person) }, undecided: undecided)
  }
}
