package import Domain
import Scoring
package import Service

/// A firm: what is known of it with evidence and age, its plans, people, standing, work, and the needs it answers. Contact data is
/// masked unless a purpose was named.
package struct FirmPage: PageModel {
  package static let template = "enterprise"
  package let frame: Frame
  let id: Int64
  let name: String
  let creditCode: String?
  let facts: [FactLine]
  let inferred: String
  let plans: [Plan]
  let people: [Person]
  let standing: [String]
  let events: [Event]
  let projects: [String]
  let needs: [Need]
  let purposes: [NeedListPage.Option]
  let discloses: Bool
  /// For what contact data is shown; `nil` where none is.
  let asked: String?
  /// Whether there is nothing that could be shown.
  let hasNone: Bool
  let withheld: [String]
  let problems: Problems?

  struct Plan: Sendable {
    let name: String
    let facts: [FactLine]
  }

  struct Person: Sendable {
    let name: String
    let about: String
    let phone: String?
    let closed: String?
  }

  struct Event: Sendable {
    let day: String
    let text: String
  }

  struct Need: Sendable {
    let path: String
    let title: String
    let score: String
    let tier: String
    let band: String
  }

  /// - Parameters:
  ///   - purposes: for what contact data may be asked.
  ///   - discloses: whether the account may ask.
  ///   - purpose: for what it was asked.
  package init(
    _ page: EnterprisePage, purposes: [ContactPurpose], discloses: Bool, purpose: String?, on today: CalendarDate,
    refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    let firm = page.record.stored
    id = firm.id
    name = firm.text(.name) ?? ""
    creditCode = firm.text(.creditCode)
    frame = Frame(name, in: .enterprises, for: reader)
    facts = FactLine.lines(page.record, but: [.name, .creditCode, .inferredCodes], on: today)
    inferred = page.inferred.map { "\($0.code) \($0.name) \($0.confidence)%" }.joined(separator: ",")
    plans = page.plans.map { plan in
      Plan(
        name: plan.stored.text(.name) ?? "\(plan.stored.id)",
        facts: FactLine.lines(plan, but: [.enterprise, .name], on: today))
    }
    people = page.people.map { person in
      Person(
        name: person.name,
        about: [person.role, person.college, person.classYear.map { "\($0)届" }].compactMap(\.self)
          .joined(separator: ","),
        phone: person.phone, closed: person.closed)
    }
    standing = page.standing.map { "\($0.register):\($0.state)(\($0.checkedOn.chinese)查询)" }
    events = page.contacts.map {
      Event(day: $0.date.chineseWithWeekday, text: $0.kind + ($0.note.map { ":\($0)" } ?? ""))
    }
    projects = page.projects.map { project in
      "\(project.code) \(project.title),\(project.stage),自 \(project.since.chinese)"
        + (project.officer.map { ",专员 \($0)" } ?? "")
    }
    needs = page.needs.map { need in
      Need(
        path: "/needs/\(need.id)/firms/\(firm.id)", title: "\(need.code) \(need.title)", score: need.score.text,
        tier: need.tier, band: Band(rawValue: need.band)?.label ?? need.band)
    }
    self.discloses = discloses
    let withheld = ([page.record.withheld] + page.people.map(\.withheld)).compactMap { $0?.message }
    self.withheld = withheld
    self.purposes = purposes.map {
      NeedListPage.Option(value: $0.code, label: $0.name, isChosen: $0.code == purpose)
    }
    let isClear =
      page.people.contains { $0.phone != nil && $0.withheld == nil }
      || (EnterpriseField.personal.contains { firm.record[$0] != nil } && page.record.withheld == nil)
    asked = refused == nil && isClear ? purposes.first { $0.code == purpose }?.name : nil
    hasNone = refused == nil && !isClear && withheld.isEmpty && purposes.contains { $0.code == purpose }
    problems = refused.map { Problems($0, fields: ["purpose"]) }
  }
}
