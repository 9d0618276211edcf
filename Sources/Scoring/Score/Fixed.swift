/// Whole-number arithmetic of the score path: the same bits on every machine.
enum Fixed {
  /// 1.0 of every value, share and weight.
  static let one: Int64 = 10_000

  /// `numerator ÷ denominator` rounded half up (toward +∞ at a half); the denominator is positive.
  static func roundedHalfUp<T: FixedWidthInteger & SignedInteger>(_ numerator: T, over denominator: T) -> T {
    let doubled = 2 * numerator + denominator
    let divisor = 2 * denominator
    let quotient = doubled / divisor
    return doubled % divisor < 0 ? quotient - 1 : quotient
  }

  /// The product of two values of 0…10,000, rounded half up.
  static func product(_ a: Int64, _ b: Int64) -> Int64 { roundedHalfUp(a * b, over: one) }

  /// `value` held within 0…10,000.
  static func clamped(_ value: Int64) -> Int64 { value < 0 ? 0 : (value > one ? one : value) }

  /// The base-2 logarithm of `numerator ÷ denominator` in units of 2⁻³²; 0 when the ratio is at most 1.
  ///
  /// Squaring a mantissa of 31 bits tells one bit of the logarithm at a time, so no platform `log` is needed.
  static func log2(_ numerator: UInt64, over denominator: UInt64) -> UInt64 {
    guard denominator > 0, numerator > denominator else { return 0 }
    var whole: UInt64 = 0
    var scale = UInt128(denominator)
    while scale * 2 <= UInt128(numerator) {
      scale *= 2
      whole += 1
    }
    var mantissa = UInt64((UInt128(numerator) << 31) / scale)
    var result = whole << 32
    for bit in (0..<32).reversed() {
      mantissa = (mantissa * mantissa) >> 31
      if mantissa >= 1 << 32 {
        mantissa >>= 1
        result |= 1 << UInt64(bit)
      }
    }
    return result
  }

  /// 2 to the power −(k ÷ `steps`) for k from 0 below `steps`, in units of 2⁻³², by repeated whole square roots of one
  /// half: each root is the factor of one binary digit of the exponent.
  static func powersOfHalf(steps: UInt64) -> [UInt64] {
    var roots: [UInt64] = []
    var root: UInt64 = 1 << 31
    for _ in 0..<32 {
      root = squareRoot(UInt128(root) << 32)
      roots.append(root)
    }
    return (0..<steps).map { step in
      var remainder = step
      var result: UInt64 = 1 << 32
      for root in roots {
        remainder *= 2
        if remainder >= steps {
          remainder -= steps
          result = UInt64((UInt128(result) * UInt128(root)) >> 32)
        }
      }
      return result
    }
  }

  /// The whole square root.
  static func squareRoot(_ value: UInt128) -> UInt64 {
    guard value > 0 else { return 0 }
    var root = UInt128(1) << UInt128((128 - value.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + value / root) / 2
      if next >= root { return UInt64(root) }
      root = next
    }
  }
}
