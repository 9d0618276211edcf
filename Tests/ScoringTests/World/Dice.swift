import Domain
import Scoring

/// Seeded random numbers (SplitMix64), so that a property is tried on the same data everywhere.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A value in one of three cases, else `nil`: what the alumni office's workbook looks like.
  mutating func sometimes<Value>(_ value: (inout Dice) -> Value) -> Value? {
    Int.random(in: 0..<3, using: &self) == 0 ? nil : value(&self)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }

  mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }

  /// A fact up to about three years old, so that some are too old.
  mutating func aged<Value: Sendable & Hashable>(_ value: Value) -> Dated<Value> {
    Dated(
      value, asOf: World.today.adding(days: -Int(number(0...1000))), source: number(1...9),
      grade: pick(EvidenceGrade.allCases))
  }
}
