public import Domain

/// How far goods of an industry travel.
public struct GoodsRow: Sendable, Hashable {
  /// Any level; the longest prefix holds.
  public var code: IndustryCode
  /// Heavy or cheap, medium, light or dear.
  public var goods: GoodsClass

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, goods: GoodsClass
  ) {
    self.code = code
    self.goods = goods
  }
}
