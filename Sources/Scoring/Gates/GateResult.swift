public import Domain

/// What one gate says of a pair, with the numbers compared and the clause.
public struct GateResult: Sendable, Hashable, Encodable {
  /// Which gate.
  public var rule: GateName
  /// 符合, 不符合, 待核实 or 不适用.
  public var verdict: Verdict
  /// Why it is unknown; `nil` for other verdicts.
  public var origin: UnknownOrigin?
  /// A Chinese sentence an official can read aloud.
  public var text: String
  /// The clause or rule with its version.
  public var clause: String
  /// What is missing to a pass; 「不可消除」 where the law is absolute; `nil` when nothing is.
  public var gap: GateGap?
  /// Which firm or department must answer; empty for a pass.
  public var whoAnswers: [String]
  /// The facts compared.
  public var facts: [Fact]

  /// A result.
  public init(
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
