package import Domain

/// The versioned rules of a county: sources, gate parameters, lists and the table of trades. All of it is data of
/// `db/reference/gate-rules.json`; a rule that is not at hand is present as absent, never guessed.
package struct RulePack: Sendable, Hashable, Codable, Identifiable {
  package let id: String
  /// The version every gate result names.
  package let version: String
  /// The title as it is printed.
  package let title: String
  /// First day the pack holds.
  package let effectiveFrom: CalendarDate
  /// Administrative division the rules are for.
  package let county: String
  /// Where the rules come from.
  package let sources: [RuleSource]
  /// The parameters of the gates.
  package let gates: GateRules
  /// Trades by environmental burden.
  package let trades: [TradeClass]

  private enum CodingKeys: String, CodingKey {
    case id, version, title, county, sources, gates, trades
    case effectiveFrom = "effective_from"
  }

  /// The source with this id.
  package func source(_ id: String) -> RuleSource? { sources.first { $0.id == id } }

  /// The clause that a gate rests on, as it is printed.
  package func clause(of gate: GateName) -> String { gate.gate.cited(gates).clause }

  /// Who answers for a gate, as the pack names them.
  package func departments(of gate: GateName) -> [String] { gate.gate.cited(gates).departments }

  /// The lists that are not entered: the same for every firm, so they are said once above a ranking.
  package var absentRules: [AbsentRule] {
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
package struct RulePackProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Id and version of the pack.
  package let pack: String
  /// Path of the row: `gates.yangtze.bank_distance_m`, `sources[qinling-2023]`.
  package let row: String
  /// What is wrong and what would be right.
  package let reason: String

  /// `rule pack shiquan 2026-1: trades[印染].source is "x", but no source has that id`.
  package var description: String { "rule pack \(pack): \(row) \(reason)" }
}

/// A trade and how hard it bears on water and air (<doc:Trades>): a hint for order and questions,
/// never a veto by itself. Criteria and gates read this one table.
package struct TradeClass: Sendable, Hashable, Codable {
  /// How hard it bears; a trade that no row names is `other`.
  package let weight: TradeWeight
  /// The trade's name, as read aloud.
  package let name: String
  /// Classes, groups or divisions; a shorter code stands for all below it.
  package let codes: [IndustryCode]
  /// When given, one of these words must be found too (3360 only where plating).
  package let words: [String]
  /// The id of its `RuleSource`.
  package let source: String

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
