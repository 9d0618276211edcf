/// A side, part or value in hundredths of a point: 10,000 is 100.00. Printed with two decimals.
public struct PartScore: Sendable, Hashable, Comparable, Encodable {
  /// Hundredths of a point.
  public let hundredths: Int64

  /// A score in hundredths of a point.
  public init(_ hundredths: Int64) { self.hundredths = hundredths }

  /// `48.25`.
  public var text: String { Decimals.text(hundredths, digits: 2) }

  /// By value.
  public static func < (a: PartScore, b: PartScore) -> Bool { a.hundredths < b.hundredths }

  /// A bare JSON number with at most two decimals.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Double(hundredths) / 100)
  }
}

/// A total in tenths of a point, as it is shown and ordered by; 1,000 is 100.0.
public struct TotalScore: Sendable, Hashable, Comparable, Encodable {
  /// Tenths of a point.
  public let tenths: Int64

  /// The shown total of an exact one in hundredths of a point, rounded half up.
  public init(hundredths: Int64) { tenths = Fixed.roundedHalfUp(hundredths, over: 10) }

  /// A shown total.
  public init(tenths: Int64) { self.tenths = tenths }

  /// `48.3`.
  public var text: String { Decimals.text(tenths, digits: 1) }

  /// By value.
  public static func < (a: TotalScore, b: TotalScore) -> Bool { a.tenths < b.tenths }

  /// A bare JSON number with at most one decimal.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Double(tenths) / 10)
  }
}
