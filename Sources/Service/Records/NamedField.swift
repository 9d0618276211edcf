public import Domain

/// How a record of this kind is named by people.
public protocol NamedField: RecordField {
  /// The field that is its name or title.
  static var title: Self { get }
  /// The field that is its code, when it has one.
  static var code: Self? { get }
  /// The fields that a search looks in.
  static var searched: [Self] { get }
}

extension NamedField {
  /// No code.
  public static var code: Self? { nil }
  /// The name.
  public static var searched: [Self] { [title] + (code.map { [$0] } ?? []) }
}

extension EnterpriseField: NamedField {
  /// The registered name.
  public static let title = EnterpriseField.name
  /// The unified social credit code.
  public static let code: EnterpriseField? = .creditCode
  /// Name, short and former names, code, products.
  public static let searched: [EnterpriseField] = [.name, .shortNames, .formerNames, .creditCode, .products]
}

extension PlanField: NamedField {
  /// The plan's name.
  public static let title = PlanField.name
  /// Name and content.
  public static let searched: [PlanField] = [.name, .content]
}

extension PersonField: NamedField {
  /// The person's name.
  public static let title = PersonField.name
  /// Name, college, employment, association. Contact data is never searched: a hit would tell what the mask hides.
  public static let searched: [PersonField] = [.name, .college, .employment, .association]
}

extension NeedField: NamedField {
  /// The need's title.
  public static let title = NeedField.title
  /// The need's code.
  public static let code: NeedField? = .code
  /// Title, code, description.
  public static let searched: [NeedField] = [.title, .code, .description]
}

extension ParkField: NamedField {
  /// The park's name.
  public static let title = ParkField.name
  /// The park's code.
  public static let code: ParkField? = .code
}

extension ZoneField: NamedField {
  /// The zone's name.
  public static let title = ZoneField.name
  /// The zone's code.
  public static let code: ZoneField? = .code
}

extension BuildingField: NamedField {
  /// The building's name.
  public static let title = BuildingField.name
  /// The building's code.
  public static let code: BuildingField? = .code
}

extension LinkField: NamedField {
  /// The link's code.
  public static let title = LinkField.code
  /// The link's code.
  public static let code: LinkField? = .code
}

extension TieField: NamedField {
  /// The role as written.
  public static let title = TieField.roleText
}

extension LedgerField: NamedField {
  /// The resource.
  public static let title = LedgerField.resource
}

extension HoldField: NamedField {
  /// The resource.
  public static let title = HoldField.resource
}

extension RulingField: NamedField {
  /// The paper's number.
  public static let title = RulingField.paper
  /// Paper, gate, department.
  public static let searched: [RulingField] = [.paper, .gate, .department]
}

extension StandingField: NamedField {
  /// The register that was looked up.
  public static let title = StandingField.register
}

extension EngagementField: NamedField {
  /// The kind of contact.
  public static let title = EngagementField.kind
}
