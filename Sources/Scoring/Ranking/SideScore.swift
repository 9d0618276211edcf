/// The score of one side, all in hundredths of a point (10,000 = 100.00).
struct SideScore: Sendable, Hashable {
  var value: Int64
  var low: Int64
  var high: Int64
  /// Σ w(known) ÷ Σ w, 10,000 = 1.
  var coverage: Int64

  init(_ sum: SideSum) {
    value = SideSum.mean(sum.value, over: sum.weight)
    low = SideSum.mean(sum.low, over: sum.weight)
    high = SideSum.mean(sum.high, over: sum.weight)
    coverage = SideSum.mean(sum.known, over: sum.weight)
  }
}
