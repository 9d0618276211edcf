/// One line of an explanation.
package struct Contribution: Sendable, Hashable, Encodable {
  /// Name of the criterion.
  package let criterion: String
  /// The words on screen.
  package let label: String
  /// Twice the weight it counts with, so that a halved one is whole; 0 when it is not applicable.
  package let doubledWeight: Int64
  /// Its value, 100.00 at most.
  package let value: PartScore
  /// What it adds to the side's score; the lines of a side sum to the side.
  package let contribution: PartScore
  /// Whether all of it is known.
  package let known: Bool
  /// Whether it is asked of this kind of pair.
  package let applicable: Bool
  /// The least and most its value could be.
  package let low: PartScore
  /// The most its value could be.
  package let high: PartScore
  /// A sentence an official can read aloud.
  package let text: String
  /// The facts it rests on.
  package let facts: [Fact]

  private enum CodingKeys: String, CodingKey {
    case criterion, label, weight, value, contribution, known, applicable, low, high, text, facts
  }

  /// The weight is written as a number with at most one decimal.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(criterion, forKey: .criterion)
    try container.encode(label, forKey: .label)
    try container.encode(Double(doubledWeight) / 2, forKey: .weight)
    try container.encode(value, forKey: .value)
    try container.encode(contribution, forKey: .contribution)
    try container.encode(known, forKey: .known)
    try container.encode(applicable, forKey: .applicable)
    try container.encode(low, forKey: .low)
    try container.encode(high, forKey: .high)
    try container.encode(text, forKey: .text)
    try container.encode(facts, forKey: .facts)
  }
}
