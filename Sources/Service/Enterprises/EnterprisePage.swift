package import Domain
package import Scoring

/// All about a firm on one page: its record with what each fact comes from, what the program infers, plans, people, standing,
/// contacts, projects, and the needs it stands in. Contact data is masked.
package struct EnterprisePage: Sendable, Encodable {
  package let record: RecordView<EnterpriseField>
  /// What it seems to make, the surest first.
  package let inferred: [Inferred]
  package let plans: [RecordView<PlanField>]
  package let people: [Person]
  /// The latest look-up in each register.
  package let standing: [Standing]
  /// The latest contacts, newest first.
  package let contacts: [Contact]
  package let projects: [Project]
  /// The needs it may answer, the best first.
  package let needs: [Need]

  enum CodingKeys: String, CodingKey {
    case inferred, plans, people, standing, contacts, projects, needs
  }

  /// The record's own members with the others beside them.
  package func encode(to encoder: any Encoder) throws {
    try record.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(inferred, forKey: .inferred)
    try container.encode(plans, forKey: .plans)
    try container.encode(people, forKey: .people)
    try container.encode(standing, forKey: .standing)
    try container.encode(contacts, forKey: .contacts)
    try container.encode(projects, forKey: .projects)
    try container.encode(needs, forKey: .needs)
  }

  /// A trade the program infers from products and scope.
  package struct Inferred: Sendable, Encodable, Hashable {
    package let code: String
    package let name: String
    /// Whole %.
    package let confidence: Int
  }

  /// Somebody in the firm.
  package struct Person: Sendable, Encodable, Hashable {
    package let id: Int64
    package let name: String
    /// The post as it was told, else its kind.
    package let role: String?
    package let college: String?
    package let classYear: Int64?
    /// Masked, unless it is disclosed for a purpose.
    package let phone: String?
    /// Why the person is no way in; absent where the person is one.
    package let closed: String?
    /// Why contact data that was asked for stays masked.
    package let withheld: Withheld?

    enum CodingKeys: String, CodingKey {
      case id, name, role, college, phone, closed, withheld
      case classYear = "class_year"
    }
  }

  /// What a public register said.
  package struct Standing: Sendable, Encodable, Hashable {
    package let register: String
    package let state: String
    package let checkedOn: CalendarDate

    enum CodingKeys: String, CodingKey {
      case register, state
      case checkedOn = "checked_on"
    }
  }

  /// A contact with the firm.
  package struct Contact: Sendable, Encodable, Hashable {
    package let kind: String
    package let date: CalendarDate
    package let note: String?
  }

  /// A project of the firm.
  package struct Project: Sendable, Encodable, Hashable {
    package let id: Int64
    package let code: String
    package let title: String
    /// Where it stands, in words.
    package let stage: String
    package let since: CalendarDate
    package let officer: String?
  }

  /// A need it may answer.
  package struct Need: Sendable, Encodable, Hashable {
    package let id: Int64
    package let code: String
    package let title: String
    /// `ranked`, `rejected`, `insufficient` or `local`.
    package let list: String
    package let band: String
    package let score: TotalScore
    package let tier: String
  }
}
