package import Domain

/// What has become of a print: `{code, state, need, enterprise?, plan?, printed_by, printed_at, date, profile, data_version, run,
/// withdrawn?, before?, after?, changed, lines, facts, moves, unmoved}`.
package struct PrintCheck: Sendable, Encodable {
  package enum State: String, Sendable, Encodable, CaseIterable {
    case current, changed, withdrawn

    /// The word on screen.
    package var label: String {
      switch self {
      case .current: "仍为最新"
      case .changed: "已有变化"
      case .withdrawn: "已撤回"
      }
    }
  }

  /// Who withdrew it, when and why.
  package struct Withdrawal: Sendable, Encodable {
    package let by: String
    package let at: String
    package let reason: PrintWithdrawal
  }

  /// A pair as it stands: band and total with its interval.
  package struct Standing: Sendable, Encodable, Hashable {
    package let band: String
    package let tier: String
    package let score: String
    package let low: String
    package let high: String
    package let coverage: Int64

    /// `优先联系,A 符合准入,86.7 分(80.1–90.2),信息完整度 92%`
    package var words: String { "\(tier),\(band),\(score) 分(\(low)–\(high)),信息完整度 \(coverage)%" }
  }

  package let code: String
  package let state: State
  /// The need's number, and what it is called.
  package let needID: Int64
  package let need: String
  package let enterpriseID: Int64?
  package let enterprise: String?
  package let plan: String?
  package let printedBy: String
  package let printedAt: String
  package let date: CalendarDate
  package let profile: String
  package let dataVersion: Int64
  package let run: String
  package let withdrawn: Withdrawal?
  /// A pair then and now; absent for a list.
  package let before: Standing?
  package let after: Standing?
  /// What differs between the two questions: engine, day, profile, rules, data.
  package let changed: [MoveCause]
  /// Gates and criteria that say otherwise.
  package let lines: [MovedLine]
  /// What changed in the records that bears on it.
  package let facts: [ChangedFact]
  /// Rows of a list that moved.
  package let moves: [RunComparison.Move]
  package let unmoved: Int?
  /// Why it cannot be held against today: the need, firm or plan is no longer there.
  package let gone: String?

  private enum CodingKeys: String, CodingKey {
    case code, state, need, enterprise, plan, date, profile, run, withdrawn, before, after, changed, lines, facts, moves
    case unmoved, gone
    case needID = "need_id"
    case enterpriseID = "enterprise_id"
    case printedBy = "printed_by"
    case printedAt = "printed_at"
    case dataVersion = "data_version"
  }
}
