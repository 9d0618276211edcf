package import Domain

/// What a gate has to say about a verdict of its own.
struct GateWords {
  /// The sentence read aloud.
  var text: String
  /// The clause without the rule version; the gate's own where none is given.
  var clause: String?
  /// What is missing to a pass.
  var gap: GateGap?
  var whoAnswers: [String] = []
  var facts: [Fact] = []

  init(_ text: String, clause: String? = nil, gap: GateGap? = nil, who: [String] = [], facts: [Fact] = []) {
    self.text = text
    self.clause = clause
    self.gap = gap
    whoAnswers = who
    self.facts = facts
  }
}

/// The distance to a pass.
package struct GateGap: Sendable, Hashable, Encodable {
  /// As an official reads it: `缺 30 亩`, `不可消除`.
  package var text: String
  /// The number in `unit`, where there is one.
  package var quantity: Quantity?
  /// Unit of the number.
  package var unit: String?

  package init(text: String, quantity: Quantity? = nil, unit: String? = nil) {
    self.text = text
    self.quantity = quantity
    self.unit = unit
  }

  /// The law is absolute: nothing the firm or the park can do clears it.
  static let absolute = GateGap(text: "不可消除")
}
