public import Domain
public import Service

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
    }
  }
}
