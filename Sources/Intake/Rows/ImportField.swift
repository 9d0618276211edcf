package import Domain

/// Where a column of a firm or person list goes.
package enum ImportField: Sendable, Hashable {
  /// A field of the firm.
  case enterprise(EnterpriseField)
  /// A field of the project the firm intends.
  case plan(PlanField)
  /// A field of the alumnus.
  case person(PersonField)
  /// A field of the tie between the two.
  case tie(TieField)
  /// A field of what the alumnus consents to.
  case consent(ConsentField)
  /// Shares of the products in the revenue: checked to lie between 0 and 1, kept nowhere.
  case productShares
  /// A column that is known and not kept (序号).
  case ignored

  /// Reads a qualified name: `enterprise.headcount`, `plan.land_mu`, `person.phone`, `tie.role_text`,
  /// `consent.purpose`.
  package init?(qualified name: String) {
    switch name {
    case "ignored":
      self = .ignored
      return
    case "check.product_shares":
      self = .productShares
      return
    default: break
    }
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let field = String(name[name.index(after: dot)...])
    switch name[..<dot] {
    case "enterprise":
      guard let field = EnterpriseField(rawValue: field) else { return nil }
      self = .enterprise(field)
    case "plan":
      guard let field = PlanField(rawValue: field), field != .enterprise else { return nil }
      self = .plan(field)
    case "person":
      guard let field = PersonField(rawValue: field) else { return nil }
      self = .person(field)
    case "tie":
      guard let field = TieField(rawValue: field), field != .enterprise && field != .person else { return nil }
      self = .tie(field)
    case "consent":
      guard let field = ConsentField(rawValue: field), field != .person else { return nil }
      self = .consent(field)
    default: return nil
    }
  }

  /// Reads a qualified name, or the bare name of a field: the firm's before the plan's before the person's, or the
  /// person's first on a sheet of people.
  package init?(_ name: String, on kind: SheetKind) {
    if let field = ImportField(qualified: name) {
      self = field
      return
    }
    let order =
      kind == .firms
      ? ["enterprise.", "plan.", "person.", "tie.", "consent."]
      : ["person.", "tie.", "consent.", "enterprise.", "plan."]
    for prefix in order {
      if let field = ImportField(qualified: prefix + name) {
        self = field
        return
      }
    }
    return nil
  }

  /// The name with its entity: `enterprise.headcount`.
  package var qualified: String {
    switch self {
    case .enterprise(let field): "enterprise." + field.rawValue
    case .plan(let field): "plan." + field.rawValue
    case .person(let field): "person." + field.rawValue
    case .tie(let field): "tie." + field.rawValue
    case .consent(let field): "consent." + field.rawValue
    case .productShares: "check.product_shares"
    case .ignored: "ignored"
    }
  }

  /// The name as problems show it: the firm's fields bare (`headcount`), the others with their entity (`plan.land_mu`).
  package var name: String {
    if case .enterprise(let field) = self { field.rawValue } else { qualified }
  }

  /// The word on screen.
  package var label: String {
    switch self {
    case .enterprise(let field): field.label
    case .plan(let field): field.label
    case .person(let field): field.label
    case .tie(let field): field.label
    case .consent(let field): field.label
    case .productShares: "产品收入占比"
    case .ignored: "不保存"
    }
  }

  /// The word on screen with whose it is: `校友企业 · 营业收入`.
  package var words: String {
    switch self {
    case .enterprise: "\(EnterpriseField.label) · \(label)"
    case .plan: "\(PlanField.label) · \(label)"
    case .person: "\(PersonField.label) · \(label)"
    case .tie: "\(TieField.label) · \(label)"
    case .consent: "\(ConsentField.label) · \(label)"
    case .productShares, .ignored: label
    }
  }

  /// Reads what `words` says.
  package init?(words: String) {
    guard let field = (ImportField.all + [.ignored, .productShares]).first(where: { $0.words == words }) else {
      return nil
    }
    self = field
  }

  /// What the field holds.
  package var kind: FieldKind {
    switch self {
    case .enterprise(let field): field.kind
    case .plan(let field): field.kind
    case .person(let field): field.kind
    case .tie(let field): field.kind
    case .consent(let field): field.kind
    case .productShares: .texts
    case .ignored: .text
    }
  }

  /// Whether a month or year alone is its last day.
  var isEnd: Bool {
    switch self {
    case .enterprise(let field): field.definition.isEnd
    case .plan(let field): field.definition.isEnd
    case .person(let field): field.definition.isEnd
    case .tie(let field): field.definition.isEnd
    case .consent(let field): field.definition.isEnd
    case .productShares, .ignored: false
    }
  }

  /// Whether it holds contact data of a person.
  package var isPersonal: Bool {
    switch self {
    case .person(let field): PersonField.personal.contains(field)
    case .enterprise(let field): EnterpriseField.personal.contains(field)
    default: false
    }
  }

  /// The header an exporter writes for it.
  var exportHeader: String {
    switch self {
    case .enterprise(let field): field.header
    case .plan(let field): field.header
    case .person(let field): field.header
    case .tie(let field): field.header
    case .consent(let field): field.header
    case .productShares, .ignored: ""
    }
  }

  /// Every field a column can go to.
  package static let all: [ImportField] =
    EnterpriseField.allCases.map(ImportField.enterprise)
    + PlanField.allCases.filter { $0 != .enterprise }.map(ImportField.plan)
    + PersonField.allCases.map(ImportField.person)
    + TieField.allCases.filter { $0 != .enterprise && $0 != .person }.map(ImportField.tie)
    + ConsentField.allCases.filter { $0 != .person }.map(ImportField.consent)

  /// The field that keeps the greater end of a range in this one.
  var upperEnd: ImportField? {
    switch self {
    case .plan(.land): .plan(.landMax)
    case .plan(.plant): .plan(.plantMax)
    default: nil
    }
  }

  /// The field for the same figure of the year before.
  var yearBefore: ImportField? {
    switch self {
    case .enterprise(.revenue): .enterprise(.revenuePrevious)
    case .enterprise(.tax): .enterprise(.taxPrevious)
    default: nil
    }
  }
}

/// What a row of a sheet stands for.
package enum SheetKind: String, Sendable, Hashable {
  /// One firm a row: registration forms, exports.
  case firms
  /// One person a row: what an alumni office has.
  case people
}
