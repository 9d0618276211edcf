internal import Domain

/// The values of one row, by the record they belong to.
struct RowFields {
  var enterprise = Record<EnterpriseField>(Dictionary(minimumCapacity: 12))
  var plan = Record<PlanField>(Dictionary(minimumCapacity: 6))
  var person = Record<PersonField>(Dictionary(minimumCapacity: 6))
  var consent = Record<ConsentField>()
  var role: String?
  var roleText: String?
  var roleFrom: CalendarDate?
  var roleUntil: CalendarDate?

  mutating func set(_ field: ImportField, _ value: FieldValue) {
    switch field {
    case .enterprise(let field): enterprise[field] = value
    case .plan(let field): plan[field] = value
    case .person(let field): person[field] = value
    case .consent(let field): consent[field] = value
    case .tie(.role): role = value.text
    case .tie(.roleText): roleText = value.text
    case .tie(.from): roleFrom = value.date
    case .tie(.until): roleUntil = value.date
    default: break
    }
  }

  mutating func setIfUnknown(_ field: ImportField, _ value: FieldValue) {
    if case .plan(let planField) = field, plan[planField] == nil { set(field, value) }
  }

  /// Whether the row speaks of a plan: one thing at least that is neither a remark nor 无.
  var hasPlan: Bool {
    plan.values.contains { field, value in
      guard field != .note else { return false }
      switch value {
      case .text(let text): return text != "无"
      case .texts(let items): return !items.isEmpty
      case .money(let money): return money.yuan != 0
      case .quantity(let quantity): return quantity.milli != 0
      case .count(let count): return count != 0
      case .flag(let flag): return flag
      case .date, .reference: return true
      }
    }
  }

  /// A phone without a person's name beside the firm is the firm's own contact.
  mutating func keepContact() {
    guard person.text(.name)?.isEmpty ?? true, let phone = person[.phone] else { return }
    if enterprise[.contactPhone] == nil { enterprise[.contactPhone] = phone }
    if enterprise[.contactPhone] == phone { person[.phone] = nil }
  }

  /// Whether there is contact data.
  var hasContact: Bool { person.values.keys.contains(where: PersonField.personal.contains) }
}
