public import Domain

/// How a record of this kind is named by people.
public protocol NamedField: RecordField {
  /// The field that is its name or title.
  static var nameField: Self { get }
  /// The field that is its code, when it has one.
  static var codeField: Self? { get }
  /// The fields that a search looks in.
  static var searchedFields: [Self] { get }
  /// The fields a list shows beside the name.
  static var listedFields: [Self] { get }
  /// Whether tables of past records are imported: they keep the author and date the table says.
  static var takesTables: Bool { get }
}

extension NamedField {
  /// The first four fields but the name.
  public static var listedFields: [Self] { Array(allCases.filter { $0 != nameField }.prefix(4)) }
  /// No tables.
  public static var takesTables: Bool { false }
  /// No code.
  public static var codeField: Self? { nil }
  /// The name.
  public static var searchedFields: [Self] { [nameField] + (codeField.map { [$0] } ?? []) }
}

extension EnterpriseField: NamedField {
  /// The registered name.
  public static let nameField = EnterpriseField.name
  /// The unified social credit code.
  public static let codeField: EnterpriseField? = .creditCode
  /// Where it sits, what it makes and how large it is.
  public static let listedFields: [EnterpriseField] = [.place, .industryCode, .products, .revenue]
  /// Name, short and former names, code, products.
  public static let searchedFields: [EnterpriseField] = [.name, .shortNames, .formerNames, .creditCode, .products]
}

extension PlanField: NamedField {
  /// The plan's name.
  public static let nameField = PlanField.name
  /// Firm, site, investment, land.
  public static let listedFields: [PlanField] = [.enterprise, .landing, .fixedInvestment, .land]
  /// Name and content.
  public static let searchedFields: [PlanField] = [.name, .content]
}

extension PersonField: NamedField {
  /// The person's name.
  public static let nameField = PersonField.name
  /// College, class year, town, post.
  public static let listedFields: [PersonField] = [.college, .classYear, .city, .employment]
  /// Name, college, employment, association. Contact data is never searched: a hit would tell what the mask hides.
  public static let searchedFields: [PersonField] = [.name, .college, .employment, .association]
}

extension NeedField: NamedField {
  /// The need's title.
  public static let nameField = NeedField.title
  /// The need's code.
  public static let codeField: NeedField? = .code
  /// Code, site, wanted links, end of the window.
  public static let listedFields: [NeedField] = [.code, .landing, .targetLinks, .to]
  /// Title, code, description.
  public static let searchedFields: [NeedField] = [.title, .code, .description]
}

extension ParkField: NamedField {
  /// The park's name.
  public static let nameField = ParkField.name
  /// The park's code.
  public static let codeField: ParkField? = .code
}

extension ZoneField: NamedField {
  /// The zone's name.
  public static let nameField = ZoneField.name
  /// The zone's code.
  public static let codeField: ZoneField? = .code
}

extension BuildingField: NamedField {
  /// The building's name.
  public static let nameField = BuildingField.name
  /// The building's code.
  public static let codeField: BuildingField? = .code
}

extension LinkField: NamedField {
  /// The link's code.
  public static let nameField = LinkField.code
  /// The link's code.
  public static let codeField: LinkField? = .code
}

extension TieField: NamedField {
  /// The role as written.
  public static let nameField = TieField.roleText
}

extension LedgerField: NamedField {
  /// The resource.
  public static let nameField = LedgerField.resource
}

extension HoldField: NamedField {
  /// The resource.
  public static let nameField = HoldField.resource
}

extension RulingField: NamedField {
  /// The paper's number.
  public static let nameField = RulingField.paper
  /// Paper, gate, department.
  public static let searchedFields: [RulingField] = [.paper, .gate, .department]
}

extension StandingField: NamedField {
  /// The register that was looked up.
  public static let nameField = StandingField.register
}

extension EngagementField: NamedField {
  /// The kind of contact.
  public static let nameField = EngagementField.kind
}
