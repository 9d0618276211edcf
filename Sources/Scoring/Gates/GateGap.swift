public import Domain

/// The distance to a pass.
public struct GateGap: Sendable, Hashable, Encodable {
  /// As an official reads it: `缺 30 亩`, `不可消除`.
  public var text: String
  /// The number in `unit`, where there is one.
  public var quantity: Quantity?
  /// Unit of the number.
  public var unit: String?

  /// A gap.
  public init(text: String, quantity: Quantity? = nil, unit: String? = nil) {
    self.text = text
    self.quantity = quantity
    self.unit = unit
  }
}
