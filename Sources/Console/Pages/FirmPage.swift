package import Domain
import Scoring
package import Service

/// A firm: what is known of it with evidence and age, its plans, people, standing, work, and the needs it answers. Contact data is
/// masked unless a purpose was named.
package struct FirmPage: PageModel {
  package static let template = "enterprise"
  package let frame: Frame
  let head: FirmHead
  let id: Int64
  let deed: Deed?
  /// How much is to be settled of it; `nil` for nothing.
  let open: String?
  let facts: [FactLine]
  let inferred: String
  let plans: [Plan]
  let people: [Person]
  let standing: [String]
  let events: [Event]
  let projects: [Project]
  let needs: [Need]
  let purposes: [NeedListPage.Option]
  let discloses: Bool
  /// For what contact data is shown; `nil` where none is.
  let asked: String?
  /// The clause that the purpose rests on.
  let ground: String?
  /// Whether there is nothing that could be shown.
  let hasNone: Bool
  let withheld: [String]
  let problems: Problems?
  /// Where it is changed; `nil` where the account may not.
  let edits: String?

  struct Plan: Sendable {
    let name: String
    let facts: [FactLine]
  }

  struct Person: Sendable {
    let path: String
    let name: String
    let about: String
    let phone: String?
    let closed: String?
  }

  struct Event: Sendable {
    let day: String
    let text: String
  }

  struct Project: Sendable {
    let path: String
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
  ///   - open: how many differences are to be settled.
  ///   - edits: whether the account may change it.
  ///   - works: whether the account may work on visits and projects.
  package init(
    _ page: EnterprisePage, purposes: [ContactPurpose], discloses: Bool, purpose: String?, open: Int, works: Bool,
    edits: Bool,
    on today: CalendarDate, deed: Deed? = nil, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    let firm = page.record.stored
    id = firm.id
    head = FirmHead(firm, at: .about, works: works)
    self.deed = deed
    self.edits = edits ? "/enterprises/\(firm.id)/edit" : nil
    self.open = open > 0 ? "有 \(open) 项待定差异" : nil
    frame = Frame(head.name, in: .enterprises, for: reader)
    facts = FactLine.lines(page.record, but: [.name, .creditCode, .inferredCodes], on: today)
    inferred = page.inferred.map { "\($0.code) \($0.name) \($0.confidence)%" }.joined(separator: ",")
    plans = page.plans.map { plan in
      Plan(
        name: plan.stored.text(.name) ?? "\(plan.stored.id)",
        facts: FactLine.lines(plan, but: [.enterprise, .name], on: today))
    }
    people = page.people.map { person in
      Person(
        path: "/people/\(person.id)", name: person.name,
        about: [person.role, person.college, person.classYear.map { "\($0)届" }].compactMap(\.self)
          .joined(separator: ","),
        phone: person.phone, closed: person.closed)
    }
    standing = page.standing.map { "\($0.register):\($0.state)(\($0.checkedOn.chinese)查询)" }
    events = page.contacts.map {
      Event(day: $0.date.chineseWithWeekday, text: $0.kind + ($0.note.map { ":\($0)" } ?? ""))
    }
    projects = page.projects.map { project in
      Project(
        path: "/projects/\(project.id)",
        text: "\(project.code) \(project.title),\(project.stage),自 \(project.since.chinese)"
          + (project.officer.map { ",专员 \($0)" } ?? ""))
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
    let told = refused == nil && isClear ? purposes.first { $0.code == purpose } : nil
    (asked, ground) = (told?.name, told?.ground)
    hasNone = refused == nil && !isClear && withheld.isEmpty && purposes.contains { $0.code == purpose }
    problems = refused.map { Problems($0, fields: ["purpose"]) }
  }
}
