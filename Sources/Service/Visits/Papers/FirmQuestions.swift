import Domain

/// What is to be asked of and about one firm on a visit.
struct FirmQuestions: Sendable, Hashable {
  /// One thing that is not known.
  struct Question: Sendable, Hashable {
    /// The field, or the topic where no field answers it: `plan.power_kva`.
    let key: String
    /// The question.
    let text: String
    /// Who answers.
    let who: String
    /// What hangs on it.
    var topics: [String]
    /// How far the answer can move the total through criteria, hundredths of a point.
    var points: Int64
    /// What a veto would cost, hundredths of a point; 0 when no gate hangs on the answer.
    var atStake: Int64

    /// How far the answer can move the total in all; no total exceeds 100.
    var swing: Int64 { min(10_000, points + atStake) }
  }

  /// Something a public register knows.
  struct LookUp: Sendable, Hashable {
    /// The question.
    let text: String
    /// The registers.
    let register: String
  }

  /// The firm.
  let firm: Int64
  /// Its name.
  let name: String
  /// The plan it was held with; `nil` when it has none.
  let plan: String?
  /// The needs it was held against, with its total for each: `SQ-2026-01 汽车线束生产项目 62.3`.
  let needs: [String]
  /// What to ask, the greatest swing first, at most `limit`.
  let asked: [Question]
  /// How many more there are.
  let more: Int
  /// What to look up before the visit instead of asking.
  let lookUps: [LookUp]

  /// At most so many questions a firm.
  static let limit = 8
}
