/// The running sums of one side, in whole numbers: Σ wₖ·sₖ with doubled weights, so that a halved one stays whole.
struct SideSum: Sendable {
  private(set) var weight: Int64 = 0
  private(set) var value: Int64 = 0
  private(set) var low: Int64 = 0
  private(set) var high: Int64 = 0
  private(set) var known: Int64 = 0

  /// Adds a criterion with its doubled weight.
  mutating func add(_ doubled: Int64, _ judgement: Judgement) {
    weight += doubled
    value += doubled * judgement.value
    low += doubled * judgement.low
    high += doubled * judgement.high
    known += doubled * judgement.known
  }

  /// R(x) = (2x + W) div 2W: the mean, rounded half up; 0 without weights.
  static func mean(_ sum: Int64, over weight: Int64) -> Int64 {
    weight == 0 ? 0 : (2 * sum + weight) / (2 * weight)
  }
}
