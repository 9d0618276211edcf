/// A kind of record that an organisation keeps, by its name in the API and the database. Each is declared beside its
/// fields and listed once in ``catalogue``.
package struct Entity: RawRepresentable, Sendable, Hashable, Codable {
  /// The name in the API and the database.
  package let rawValue: String

  init(_ name: String) { rawValue = name }

  /// The kind of this name; `nil` when the catalogue has none.
  package init?(rawValue: String) {
    guard Entity.fields[rawValue] != nil else { return nil }
    self.rawValue = rawValue
  }

  /// The name of its command: `follow-up`.
  package var command: String { String(rawValue.map { $0 == "_" ? "-" : $0 }) }
  /// The catalogue of its fields.
  package var fields: any RecordField.Type { Entity.fields[rawValue]! }
  /// The word on screen: 跟进事项.
  package var label: String { fields.label }
  /// Whether its records are made with a file.
  package var comesAsFile: Bool { fields.comesAsFile }
  /// The last part of its path: `follow-ups`.
  package var path: String { fields.path }
}

extension Entity: CustomStringConvertible {
  /// The name in the API and the database.
  package var description: String { rawValue }
}

extension Entity: CaseIterable {
  /// Every kind of record, in the order of the commands. A new kind is one line here.
  package static let catalogue: [any RecordField.Type] = [
    EnterpriseField.self,
    PlanField.self,
    PersonField.self,
    ConsentField.self,
    NeedField.self,
    TieField.self,
    RulingField.self,
    StandingField.self,
    ParkField.self,
    ZoneField.self,
    BuildingField.self,
    LedgerField.self,
    HoldField.self,
    EngagementField.self,
    LinkField.self,
    OpportunityField.self,
    StageMoveField.self,
    BallTurnField.self,
    FormalityField.self,
    PromiseField.self,
    VisitField.self,
    VisitPartyField.self,
    VisitStopField.self,
    VisitAskField.self,
    ReviewSessionField.self,
    SessionItemField.self,
    OpinionField.self,
    FollowUpField.self,
    ProgressField.self,
    SigningField.self,
    ArrivalField.self,
    SupportField.self,
    TargetField.self,
    FrozenMonthField.self,
    AgreementReviewField.self,
    LeadClaimField.self,
    TeamMemberField.self,
    ProposalField.self,
    DifferenceField.self,
    ConfirmedColumnField.self,
    AttachmentField.self,
  ]

  /// All of them, each after those it leans on: in this order records are made and brought back.
  package static let allCases: [Entity] = {
    var placed: [Entity] = []
    var left = catalogue
    while let next = left.firstIndex(where: { kind in
      kind.referred.allSatisfy { $0 == kind.entity || placed.contains($0) }
    }) {
      placed.append(left.remove(at: next).entity)
    }
    precondition(left.isEmpty, "records lean on each other in a circle")
    return placed
  }()

  private static let fields = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.entity.rawValue, $0) })
}
