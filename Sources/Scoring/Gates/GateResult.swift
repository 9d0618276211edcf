package import Domain

/// What one gate says of a pair, with the numbers compared and the clause.
package struct GateResult: Sendable, Hashable, Encodable {
  package var rule: GateName
  /// 符合, 不符合, 待核实 or 不适用.
  package var verdict: Verdict
  /// Why it is unknown; `nil` for other verdicts.
  package var origin: UnknownOrigin?
  /// A Chinese sentence an official can read aloud.
  package var text: String
  /// The clause or rule with its version.
  package var clause: String
  /// What is missing to a pass; 「不可消除」 where the law is absolute; `nil` when nothing is.
  package var gap: GateGap?
  /// Which firm or department must answer; empty for a pass.
  package var whoAnswers: [String]
  package var facts: [Fact]

  package init(
    rule: GateName, verdict: Verdict, origin: UnknownOrigin? = nil, text: String, clause: String = "",
    gap: GateGap? = nil, whoAnswers: [String] = [], facts: [Fact] = []
  ) {
    self.rule = rule
    self.verdict = verdict
    self.origin = origin
    self.text = text
    self.clause = clause
    self.gap = gap
    self.whoAnswers = whoAnswers
    self.facts = facts
  }

  private enum CodingKeys: String, CodingKey {
    case rule, verdict, origin, text, clause, gap
    case whoAnswers = "who_answers"
    case facts
  }
}
