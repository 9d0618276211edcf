/// What a gate has to say about a verdict of its own.
struct GateWords {
  /// The sentence read aloud.
  var text: String
  /// The clause without the rule version.
  var clause: String
  /// What is missing to a pass.
  var gap: GateGap?
  /// Who must answer.
  var whoAnswers: [String] = []
  /// The facts compared.
  var facts: [Fact] = []

  init(_ text: String, clause: String, gap: GateGap? = nil, who: [String] = [], facts: [Fact] = []) {
    self.text = text
    self.clause = clause
    self.gap = gap
    whoAnswers = who
    self.facts = facts
  }
}
