/// The fields of what is known locally of one link (环节) of a product chain: whether the county has it.
package enum LinkField: String, RecordField {
  case code, status, restricted, limited, supply, basis, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<LinkField>(
    .link, "产业链环节", path: "links", schema: "Link", help: "产业链各环节在本县的状况",
    name: .code, code: .code, takesTables: true, again: .init([.code], updates: true))
  /// What a record cannot be without.
  package static let required: Set<LinkField> = [.code, .status]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .code: .init("环节编号", .text, words: .chainLinks)
    case .status: .init("本地状态", .choice(of: LinkStatus.self))
    case .restricted: .init("受准入限制", .flag)
    case .limited: .init("需先认定", .flag)
    case .supply: .init("配套距离", .choice(of: LinkSupply.self))
    case .basis: .init("依据", .text)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 产业链环节
  package static let link = Entity("link")
}
