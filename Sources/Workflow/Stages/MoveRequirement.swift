/// What a move may demand; the words of the transition table.
package enum MoveRequirement: String, Sendable, Hashable, Codable, CaseIterable {
  /// The firm's plan is named: without it there is nothing to review.
  case plan
  /// The review session's latest resolution on the project is 通过 or 附条件通过.
  case resolution
  /// The contract's amount is known.
  case contractAmount = "contract_amount"
  /// The amount rests on an agreement; a framework agreement, an intention or a word is no signing.
  case contractEvidence = "contract_evidence"
  /// The agreement passed its legal review.
  case legalReview = "legal_review"
  /// The agreement passed its fair-competition review.
  case fairCompetitionReview = "fair_competition_review"
  /// Each formality is decided on, and each needed one is done.
  case formalities
  /// A reason is given; for an exit one of the listed ones.
  case reason
  /// The paper the move rests on is named.
  case paper

  /// The words on screen.
  package var label: String {
    switch self {
    case .plan: "拟投项目"
    case .resolution: "联审决议"
    case .contractAmount: "合同额"
    case .contractEvidence: "合同额依据"
    case .legalReview: "协议合法性审查"
    case .fairCompetitionReview: "协议公平竞争审查"
    case .formalities: "手续"
    case .reason: "原因"
    case .paper: "依据文件"
    }
  }
}

/// A demand of a move that is not met, with how to mend it.
package struct UnmetRequirement: Sendable, Hashable {
  package let requirement: MoveRequirement
  /// What is missing and how to mend it, in Chinese.
  package let text: String

  /// A demand that is not met.
  package init(_ requirement: MoveRequirement, _ text: String) {
    self.requirement = requirement
    self.text = text
  }
}
