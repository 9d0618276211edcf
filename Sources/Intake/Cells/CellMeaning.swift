internal import Domain

/// What a text field means beyond being text; it decides how the cell is read.
enum CellMeaning: Sendable, Hashable {
  case plain, name, creditCode, industryCode, place, phone

  init(_ field: ImportField) {
    switch field {
    case .enterprise(.name), .person(.name): self = .name
    case .enterprise(.place), .person(.city): self = .place
    case .enterprise(.contactPhone), .person(.phone), .person(.email), .person(.wechat): self = .phone
    default: self.init(field.kind)
    }
  }

  init(_ kind: FieldKind) {
    switch kind {
    case .creditCode: self = .creditCode
    case .industryCode, .industryCodes: self = .industryCode
    default: self = .plain
    }
  }
}
