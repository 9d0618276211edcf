public import Domain

/// How far goods of a product word travel.
public struct GoodsWord: Sendable, Hashable {
  /// Product word.
  public var word: String
  /// Heavy or cheap, medium, light or dear.
  public var goods: GoodsClass

  /// A record as it is given; what is left out is unknown.
  public init(
    word: String, goods: GoodsClass
  ) {
    self.word = word
    self.goods = goods
  }
}
