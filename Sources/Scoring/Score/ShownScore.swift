/// A side, part or value in hundredths of a point: 10,000 is 100.00. Printed with two decimals.
package struct PartScore: Sendable, Hashable, Comparable, Encodable {
  /// Hundredths of a point.
  package let hundredths: Int64

  /// A score in hundredths of a point.
  package init(_ hundredths: Int64) { self.hundredths = hundredths }

  /// `48.25`.
  package var text: String { Decimals.text(hundredths, digits: 2) }

  /// By value.
  package static func < (a: PartScore, b: PartScore) -> Bool { a.hundredths < b.hundredths }

  /// A bare JSON number with at most two decimals.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Double(hundredths) / 100)
  }
}

/// A total in tenths of a point, as it is shown and ordered by; 1,000 is 100.0.
package struct TotalScore: Sendable, Hashable, Comparable, Encodable {
  /// Tenths of a point.
  package let tenths: Int64

  /// The shown total of an exact one in hundredths of a point, rounded half up.
  package init(hundredths: Int64) { tenths = Fixed.roundedHalfUp(hundredths, over: 10) }

  package init(tenths: Int64) { self.tenths = tenths }

  /// `48.3`.
  package var text: String { Decimals.text(tenths, digits: 1) }

  /// By value.
  package static func < (a: TotalScore, b: TotalScore) -> Bool { a.tenths < b.tenths }

  /// A bare JSON number with at most one decimal.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Double(tenths) / 10)
  }
}
