public import Domain

/// A trade and how hard it bears on water and air (scoring defaults §6, note 2): a hint for order and questions,
/// never a veto by itself. Criteria and gates read this one table.
public struct TradeClass: Sendable, Hashable, Codable {
  /// How hard it bears; a trade that no row names is `other`.
  public let weight: TradeWeight
  /// The trade's name, as read aloud.
  public let name: String
  /// Classes, groups or divisions; a shorter code stands for all below it.
  public let codes: [IndustryCode]
  /// When given, one of these words must be found too (3360 only where plating).
  public let words: [String]
  /// The id of its `RuleSource`.
  public let source: String

  /// A row of the table of trades.
  package init(weight: TradeWeight, name: String, codes: [IndustryCode], words: [String] = [], source: String) {
    self.weight = weight
    self.name = name
    self.codes = codes
    self.words = words
    self.source = source
  }

  /// Whether a code is one of its codes or below one.
  func covers(_ code: IndustryCode) -> Bool { codes.contains { code.text.utf8.starts(with: $0.text.utf8) } }
}
