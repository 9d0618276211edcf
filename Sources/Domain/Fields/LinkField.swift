/// The fields of what is known locally of one link (环节) of a product chain: whether the county has it.
public enum LinkField: String, RecordField {
  case code, status, restricted, limited, supply, basis, note

  /// The entity these fields belong to.
  public static let entity = Entity.link
  /// What a record cannot be without.
  public static let required: Set<LinkField> = [.code, .status]

  /// The word on screen and the kind.
  public var definition: FieldDefinition {
    switch self {
    case .code: .init("环节编号", .text)
    case .status: .init("本地状态", .choice(LinkStatus.choices))
    case .restricted: .init("受准入限制", .flag)
    case .limited: .init("需先认定", .flag)
    case .supply: .init("配套距离", .choice(LinkSupply.choices))
    case .basis: .init("依据", .text)
    case .note: .init("备注", .text)
    }
  }
}
