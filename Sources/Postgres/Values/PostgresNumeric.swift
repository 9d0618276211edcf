/// An exact decimal number that fits 64 bits: `unscaled` × 10^-`scale`.
package struct PostgresNumeric: Sendable, Hashable, PostgresArrayElement {
  /// The number without its decimal point: 1250 for 12.50.
  package let unscaled: Int64
  /// Digits after the decimal point, 0…16383.
  package let scale: Int

  /// `unscaled` × 10^-`scale`. Traps on a scale the server does not know.
  package init(unscaled: Int64, scale: Int) {
    precondition((0...16_383).contains(scale), "numeric has 0 to 16383 digits after the point")
    self.unscaled = unscaled
    self.scale = scale
  }

  /// The same number with another count of digits after the point; `nil` when it would not be exact or not fit.
  package func rescaled(to scale: Int) -> PostgresNumeric? {
    var unscaled = self.unscaled
    guard unscaled != 0 else { return PostgresNumeric(unscaled: 0, scale: scale) }
    for _ in self.scale..<max(self.scale, scale) {
      let (product, overflow) = unscaled.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      unscaled = product
    }
    for _ in scale..<max(self.scale, scale) {
      guard unscaled % 10 == 0 else { return nil }
      unscaled /= 10
    }
    return PostgresNumeric(unscaled: unscaled, scale: scale)
  }

  /// `numeric`
  package static var postgresType: PostgresType { .numeric }
  /// `numeric[]`
  package static var postgresArrayType: PostgresType { .numericArray }
}
