/// Σ wₖ·sₖ with doubled weights, so that a halved one stays whole: the one sum behind sides, lines, bounds and swings.
struct WeightedSum: Sendable, Hashable {
  private(set) var weight: Int64 = 0
  private(set) var value: Int64 = 0

  init() {}

  /// A sum of columns that is taken up again.
  init(weight: Int64, value: Int64) {
    self.weight = weight
    self.value = value
  }

  /// Adds a value of 0…10,000 with its doubled weight.
  mutating func add(_ doubled: Int64, _ value: Int64) {
    weight += doubled
    self.value += doubled * value
  }

  mutating func add(_ other: WeightedSum) {
    weight += other.weight
    value += other.value
  }

  /// R(x) = (2x + W) div 2W: the mean, rounded half up; 0 without weights.
  var mean: Int64 { mean(of: weight) }

  /// The same over a whole that this sum is a part of.
  func mean(of whole: Int64) -> Int64 { whole == 0 ? 0 : (2 * value + whole) / (2 * whole) }
}

/// The sums of one side of a pair.
struct SideSum: Sendable {
  private(set) var value = WeightedSum()
  private(set) var low = WeightedSum()
  private(set) var high = WeightedSum()
  private(set) var known = WeightedSum()

  /// Adds a criterion with its doubled weight.
  mutating func add(_ doubled: Int64, _ judgement: Judgement) {
    value.add(doubled, judgement.value)
    low.add(doubled, judgement.low)
    high.add(doubled, judgement.high)
    known.add(doubled, judgement.known)
  }
}

/// The score of one side, all in hundredths of a point (10,000 = 100.00).
struct SideScore: Sendable, Hashable {
  let value: Int64
  let low: Int64
  let high: Int64
  /// Σ w(known) ÷ Σ w, 10,000 = 1.
  let coverage: Int64

  init(_ sum: SideSum) {
    value = sum.value.mean
    low = sum.low.mean
    high = sum.high.mean
    coverage = sum.known.mean
  }
}

/// The same sums over the rows of a tile: one pass a criterion, whole numbers that no order can change.
struct WeightedColumns: Sendable {
  private(set) var weight: [Int32]
  private(set) var value: [Int32]
  private(set) var known: [Int32]

  init(rows: Int) {
    weight = Array(repeating: 0, count: rows)
    value = weight
    known = weight
  }

  /// Adds a criterion's columns with its single weight.
  ///
  /// - Parameters:
  ///   - knowns: how much is known of each row; empty where nobody asks.
  ///   - factors: 2, 1 when halved, 0 when not applicable; empty when 2 throughout.
  mutating func add(_ single: Int64, _ values: [UInt16], _ knowns: [UInt16] = [], _ factors: [UInt8] = []) {
    guard single > 0 else { return }
    let (single, doubled) = (Int32(single), Int32(single) * 2)
    if factors.isEmpty {
      for row in weight.indices {
        weight[row] &+= doubled
        value[row] &+= doubled &* Int32(values[row])
      }
      if !knowns.isEmpty { for row in weight.indices { known[row] &+= doubled &* Int32(knowns[row]) } }
    } else {
      for row in weight.indices {
        let counted = single &* Int32(factors[row])
        weight[row] &+= counted
        value[row] &+= counted &* Int32(values[row])
      }
      if !knowns.isEmpty {
        for row in weight.indices { known[row] &+= single &* Int32(factors[row]) &* Int32(knowns[row]) }
      }
    }
  }

  /// The side's sum of a row.
  func sum(_ row: Int) -> WeightedSum { WeightedSum(weight: Int64(weight[row]), value: Int64(value[row])) }

  /// What is known of a row.
  func known(_ row: Int) -> WeightedSum { WeightedSum(weight: Int64(weight[row]), value: Int64(known[row])) }
}
