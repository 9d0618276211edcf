/// A piecewise linear value function: linear between its points, flat outside; y is 0…10,000.
package struct Curve: Sendable, Hashable, Codable {
  /// A point of a curve.
  package struct Point: Sendable, Hashable {
    /// In the curve's unit.
    package var x: Int64
    /// 0…10,000.
    package var y: Int64

    package init(x: Int64, y: Int64) {
      self.x = x
      self.y = y
    }
  }

  /// The points, x strictly rising.
  package var points: [Point]

  /// A curve through `points`, given as (x, y) with x rising.
  package init(_ points: [(Int64, Int64)]) {
    self.points = points.map { Point(x: $0.0, y: $0.1) }
  }

  /// An array of pairs `[[x, y], …]`.
  package init(from decoder: any Decoder) throws {
    points = try [[Int64]](from: decoder).map { pair in
      guard pair.count == 2 else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a point of a curve is [x, y], not \(pair)"))
      }
      return Point(x: pair[0], y: pair[1])
    }
  }

  /// An array of pairs `[[x, y], …]`.
  package func encode(to encoder: any Encoder) throws {
    try points.map { [$0.x, $0.y] }.encode(to: encoder)
  }

  /// The value at a whole x, rounded half up.
  package func value(at x: Int64) -> Int64 { value(at: x, over: 1) }

  /// The value at `numerator ÷ denominator` of a curve whose x counts 10,000 as 1.
  package func value(atRatio numerator: Int64, over denominator: Int64) -> Int64 {
    let (scaled, overflows) = numerator.multipliedReportingOverflow(by: Fixed.one)
    return overflows
      ? value(wide: Int128(numerator) * Int128(Fixed.one), over: Int128(denominator))
      : value(at: scaled, over: denominator)
  }

  /// The value at `numerator ÷ denominator` exactly, rounded once, half up. The denominator is positive.
  package func value(at numerator: Int64, over denominator: Int64) -> Int64 {
    guard let first = points.first, let last = points.last else { return 0 }
    // Small denominators stay within 64 bits: a profile's x is below 2³⁰.
    guard denominator <= 1 << 17, numerator.magnitude <= 1 << 60 else {
      return value(wide: Int128(numerator), over: Int128(denominator))
    }
    if numerator <= first.x * denominator { return first.y }
    if numerator >= last.x * denominator { return last.y }
    var index = 1
    while numerator > points[index].x * denominator { index += 1 }
    let (a, b) = (points[index - 1], points[index])
    let rise = (numerator - a.x * denominator) * (b.y - a.y)
    return a.y + Fixed.roundedHalfUp(rise, over: denominator * (b.x - a.x))
  }

  private func value(wide n: Int128, over d: Int128) -> Int64 {
    guard let first = points.first, let last = points.last else { return 0 }
    if n <= Int128(first.x) * d { return first.y }
    if n >= Int128(last.x) * d { return last.y }
    var index = 1
    while n > Int128(points[index].x) * d { index += 1 }
    let (a, b) = (points[index - 1], points[index])
    let rise = (n - Int128(a.x) * d) * Int128(b.y - a.y)
    return a.y + Int64(Fixed.roundedHalfUp(rise, over: d * Int128(b.x - a.x)))
  }

  /// Whether it nowhere falls.
  var isRising: Bool { zip(points, points.dropFirst()).allSatisfy { $0.y <= $1.y } }

  /// The smallest value it can reach.
  package var lowest: Int64 { points.reduce(Int64.max) { min($0, $1.y) } }

  /// The largest value it can reach.
  package var highest: Int64 { points.reduce(Int64.min) { max($0, $1.y) } }
}
