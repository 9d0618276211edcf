/// The fields of a consent (授权同意): what a person agreed to have their contact data used for, by whom, when and how.
package enum ConsentField: String, RecordField {
  case person = "person_id", purpose, textVersion = "text_version", scope, givenOn = "given_on", means
  case expiresOn = "expires_on", withdrawnOn = "withdrawn_on", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ConsentField>(
    .consent, "授权同意", path: "consents", schema: "Consent",
    help: "授权同意:本人同意为何用途使用其联系方式;撤回的填撤回日期", name: .purpose,
    listed: [.person, .scope, .givenOn, .expiresOn, .withdrawnOn], searched: [.purpose, .note])
  /// What a record cannot be without.
  package static let required: Set<ConsentField> = [.person, .purpose, .scope, .givenOn]
  /// The days on which it was given and withdrawn.
  package static let happened: Set<ConsentField> = [.givenOn, .withdrawnOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .person: .init("校友", .reference(.person))
    case .purpose: .init("授权用途", .text, .name, words: .consentPurposes)
    case .textVersion: .init("告知书版本", .text, .name)
    case .scope: .init("授权范围", .choice(of: ConsentScope.self))
    case .givenOn: .init("授权日期", .date)
    case .means: .init("授权方式", .choice(of: ConsentMeans.self))
    case .expiresOn: .init("授权到期", .date, isEnd: true)
    case .withdrawnOn: .init("撤回日期", .date)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 授权同意
  package static let consent = Entity("consent")
}
