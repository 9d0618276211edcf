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
