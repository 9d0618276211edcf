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
