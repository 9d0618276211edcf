public import Domain

/// The versioned rules of a county: sources, gate parameters, lists and the table of trades. All of it is data of
/// `db/reference/gate-rules.json`; a rule that is not at hand is present as absent, never guessed.
public struct RulePack: Sendable, Hashable, Codable, Identifiable {
  /// The pack's key.
  public let id: String
  /// The version every gate result names.
  public let version: String
  /// The title as it is printed.
  public let title: String
  /// First day the pack holds.
  public let effectiveFrom: CalendarDate
  /// Administrative division the rules are for.
  public let county: String
  /// Where the rules come from.
  public let sources: [RuleSource]
  /// The parameters of the gates.
  public let gates: GateRules
  /// Trades by environmental burden.
  public let trades: [TradeClass]

  private enum CodingKeys: String, CodingKey {
    case id, version, title, county, sources, gates, trades
    case effectiveFrom = "effective_from"
  }

  /// The source with this id.
  public func source(_ id: String) -> RuleSource? { sources.first { $0.id == id } }

  /// The lists that are not entered: the same for every firm, so they are said once above a ranking.
  public var absentRules: [AbsentRule] {
    (gates.industryAdmission.lists.map { (GateName.industryAdmission, $0) }
      + [(GateName.energy, gates.energy.highEnergyList)])
      .filter { !$0.1.loaded }
      .map { gate, list in
        AbsentRule(
          gate: gate, list: list.id, title: list.title, department: list.department,
          text: "《\(list.title.strippingTitleMarks)》尚未录入,\(gate.label)未据此判断,请向\(list.department)取得")
      }
  }
}

extension String {
  /// A title without its own 《》, so that it can be quoted in one pair.
  fileprivate var strippingTitleMarks: String { filter { $0 != "《" && $0 != "》" } }
}

/// A row of a rule pack that cannot be used; it names the row.
public struct RulePackProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Id and version of the pack.
  public let pack: String
  /// Path of the row: `gates.yangtze.bank_distance_m`, `sources[qinling-2023]`.
  public let row: String
  /// What is wrong and what would be right.
  public let reason: String

  /// `rule pack shiquan 2026-1: trades[印染].source is "x", but no source has that id`.
  public var description: String { "rule pack \(pack): \(row) \(reason)" }
}

/// A trade and how hard it bears on water and air (<doc:Trades>): a hint for order and questions,
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
