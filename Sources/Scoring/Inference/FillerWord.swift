/// A word that says nothing about the trade: a row of `db/reference/industry-fillers.tsv` or of `stock-phrases.tsv`.
public struct FillerWord: Sendable, Hashable {
  /// Where a filler is taken out.
  public enum Kind: String, Sendable, CaseIterable {
    /// A whole text of a list that names no product: 平衡项目, 其他业务.
    case whole
    /// The end of a product's text: 系列, 业务.
    case tail
    /// A phrase of the 经营范围 that everybody has: 技术开发.
    case stock
    /// A word of trade in the 经营范围, which says that the goods before it are sold: 批发.
    case trade
    /// A word of making, which undoes `trade` in the same phrase: 生产.
    case making
    /// A word that any trade uses of its goods: 功能. The text criterion leaves it out; inference keeps it.
    case vague
  }

  /// The word.
  public var text: String
  /// Where it is taken out.
  public var kind: Kind

  /// A filler of a kind.
  public init(text: String, kind: Kind) {
    self.text = text
    self.kind = kind
  }

  /// Reads the cells of a row. `nil` for an empty word or an unknown kind.
  public init?(text: String, kind: String) {
    guard !text.isEmpty, let kind = Kind(rawValue: kind) else { return nil }
    self.init(text: text, kind: kind)
  }
}
