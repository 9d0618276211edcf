public import Domain

extension Entity {
  /// The catalogue of the entity's fields.
  public var fields: any NamedField.Type {
    switch self {
    case .enterprise: EnterpriseField.self
    case .plan: PlanField.self
    case .person: PersonField.self
    case .tie: TieField.self
    case .park: ParkField.self
    case .zone: ZoneField.self
    case .building: BuildingField.self
    case .ledger: LedgerField.self
    case .hold: HoldField.self
    case .need: NeedField.self
    case .ruling: RulingField.self
    case .standing: StandingField.self
    case .engagement: EngagementField.self
    case .link: LinkField.self
    case .opportunity: OpportunityField.self
    case .stageMove: StageMoveField.self
    case .ballTurn: BallTurnField.self
    case .formality: FormalityField.self
    case .promise: PromiseField.self
    case .visit: VisitField.self
    case .visitParty: VisitPartyField.self
    case .visitStop: VisitStopField.self
    case .visitAsk: VisitAskField.self
    case .reviewSession: ReviewSessionField.self
    case .sessionItem: SessionItemField.self
    case .opinion: OpinionField.self
    case .followUp: FollowUpField.self
    case .progress: ProgressField.self
    case .signing: SigningField.self
    case .arrival: ArrivalField.self
    case .support: SupportField.self
    case .target: TargetField.self
    case .frozenMonth: FrozenMonthField.self
    }
  }
}

extension Registry {
  /// The number of the record of an entity that `words` name: an id, a code or part of exactly one name.
  /// Throws what ``FindRecord`` throws.
  func id(of entity: Entity, named words: String, _ organisation: Int64) async throws -> Int64 {
    func find<Field: NamedField>(_ field: Field.Type) async throws -> Int64 {
      try await FindRecord<Field>(self)(words, organisation: organisation).id
    }
    return try await find(entity.fields)
  }
}
