/// The fields of an examination of a project's agreement before it is signed (协议审查).
package enum AgreementReviewField: String, RecordField {
  case opportunity = "opportunity_id", examined, department, paper, reviewedOn = "reviewed_on", conclusion, note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<AgreementReviewField>(
    .agreementReview, "协议审查", path: "agreement-reviews", schema: "AgreementReview",
    help: "签约前对协议的法律审查与公平竞争审查", name: .paper,
    listed: [.opportunity, .examined, .department, .reviewedOn, .conclusion], searched: [.paper, .department])
  /// What a record cannot be without.
  package static let required: Set<AgreementReviewField> = [
    .opportunity, .examined, .department, .paper, .reviewedOn, .conclusion,
  ]
  /// The day of the review.
  package static let happened: Set<AgreementReviewField> = [.reviewedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .opportunity: .init("在谈项目", .reference(.opportunity))
    case .examined: .init("审查事项", .choice(of: AgreementCheck.self))
    case .department: .init("审查单位", .text, words: .departments)
    case .paper: .init("文号", .text)
    case .reviewedOn: .init("审查日期", .date)
    case .conclusion: .init("审查结论", .choice(of: CheckConclusion.self))
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 协议审查
  package static let agreementReview = Entity("agreement_review")
}
