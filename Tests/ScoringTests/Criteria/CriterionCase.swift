import Scoring
import Testing

/// One row of a criterion's table: a world and what the criterion must say of it.
struct CriterionCase: Sendable, CustomTestStringConvertible {
  var name: String
  var value: Int64
  var low: Int64?
  var high: Int64?
  var known = true
  var change: @Sendable (inout World) -> Void

  init(
    _ name: String, _ value: Int64, low: Int64? = nil, high: Int64? = nil, known: Bool = true,
    _ change: @escaping @Sendable (inout World) -> Void
  ) {
    self.name = name
    self.value = value
    self.low = low
    self.high = high
    self.known = known
    self.change = change
  }

  var testDescription: String { name }

  /// The harness that tests any criterion.
  func check(_ criterion: CriterionName, profile: String = "review") throws {
    let line = try World(profile).with(change).line(criterion)
    #expect(line.value.hundredths == value)
    #expect(line.low.hundredths == low ?? value)
    #expect(line.high.hundredths == high ?? value)
    #expect(line.known == known)
    #expect(!line.text.isEmpty)
  }
}
