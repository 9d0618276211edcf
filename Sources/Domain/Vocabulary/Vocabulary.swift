/// A closed list of codes, each with the word on screen.
package protocol Vocabulary: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The word on screen.
  var label: String { get }
}

extension Vocabulary {
  /// The codes and words as the choices of a field.
  package static var choices: [FieldKind.Choice] { allCases.map { .init($0.rawValue, $0.label) } }

  /// The case of a code or of the word on screen.
  package init?(word: String) {
    guard let known = Self(rawValue: word) ?? Self.allCases.first(where: { $0.label == word }) else { return nil }
    self = known
  }
}

extension Vocabulary where Self: Decodable {
  /// Reads the code or the word on screen; what is neither is refused with the list.
  package init(from decoder: any Decoder) throws {
    let word = try decoder.singleValueContainer().decode(String.self)
    guard let known = Self(word: word) else {
      let choices = Self.allCases.map { "\($0.label)(\($0.rawValue))" }.joined(separator: "、")
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "可填:\(choices)。"))
    }
    self = known
  }
}

extension QinlingZone: Vocabulary {}
extension RulingOutcome: Vocabulary {}
extension Hazard: Vocabulary {}
extension FirmTitle: Vocabulary {}
extension RoleLevel: Vocabulary {}
extension EngagementKind: Vocabulary {}
extension LandingMode: Vocabulary {}
extension FirmNature: Vocabulary {}
extension FirmOrigin: Vocabulary {}
extension PlanNature: Vocabulary {}
extension Resource: Vocabulary {}
extension StandingList: Vocabulary {}
extension StandingState: Vocabulary {}
extension StandingSubject: Vocabulary {}
extension ExpansionIntent: Vocabulary {}
extension FireClass: Vocabulary {}
extension LinkStatus: Vocabulary {}
extension LinkSupply: Vocabulary {}
extension EvidenceGrade: Vocabulary {}
extension Stage: Vocabulary {}
extension StageExit: Vocabulary {}
extension BallHolder: Vocabulary {}
extension SigningEvidence: Vocabulary {}
extension FollowUpState: Vocabulary {}
extension OrderState: Vocabulary {}
extension OrderMove: Vocabulary {}
extension Priority: Vocabulary {}
extension VisitDirection: Vocabulary {}
extension VisitState: Vocabulary {}
extension PrintWithdrawal: Vocabulary {}
extension PromiseSide: Vocabulary {}
extension PromiseKind: Vocabulary {}
extension PromiseState: Vocabulary {}
extension SessionState: Vocabulary {}
extension Resolution: Vocabulary {}
extension OpinionStance: Vocabulary {}
extension FundsEvidence: Vocabulary {}
extension ArrivalState: Vocabulary {}
extension ArrivalUse: Vocabulary {}
extension ArrivalWork: Vocabulary {}
extension ClaimKind: Vocabulary {}
extension Role: Vocabulary {}
extension GateKey: Vocabulary {}
extension BasisLevel: Vocabulary {}
extension FairnessException: Vocabulary {}
extension SigningKind: Vocabulary {}
extension AgreementCheck: Vocabulary {}
extension CheckConclusion: Vocabulary {}
extension DifferenceState: Vocabulary {}
extension ProposalState: Vocabulary {}
extension ConsentScope: Vocabulary {}
extension ConsentMeans: Vocabulary {}
extension ErasureGround: Vocabulary {}
