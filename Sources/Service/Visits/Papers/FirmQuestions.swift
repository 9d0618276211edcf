import Domain
import Scoring

/// What is to be asked of and about one firm on a visit.
struct FirmQuestions: Sendable, Hashable {
  let firm: Int64
  let name: String
  /// The plan it was held with; `nil` when it has none.
  let plan: String?
  let planID: Int64?
  /// The needs it was held against, with its total for each: `SQ-2026-01 汽车线束生产项目 62.3`.
  let needs: [String]
  /// What to ask, the greatest swing first, at most `limit`.
  let asked: [Unknown]
  /// How many more there are.
  let more: Int
  /// What a public register knows: to look up before the visit instead of asking.
  let lookUps: [Unknown]

  /// At most so many questions a firm.
  static let limit = 8

  /// The questions that follow from the unknowns of a firm, which come in their order.
  init(_ firm: Stored<EnterpriseField>, _ pairs: [ExplainedPair], _ unknowns: [Unknown]) {
    self.firm = firm.id
    name = firm.text(.name) ?? ""
    let held = pairs.compactMap(\.match.plan).first
    (plan, planID) = (held?.name, held?.id)
    needs = pairs.map { "\($0.code) \($0.title) \($0.match.score.text) 分" }
    let open = unknowns.filter(\.register.isEmpty)
    asked = Array(open.prefix(FirmQuestions.limit))
    more = open.count - asked.count
    lookUps = unknowns.filter { !$0.register.isEmpty }
  }
}
