/// What a field holds and how it is written.
public enum FieldKind: Sendable, Hashable {
  /// One line or paragraph of text.
  case text
  /// A list of texts, written with `、` between them.
  case texts
  /// One of a closed list of codes.
  case choice([Choice])
  /// Renminbi in whole 元.
  case money
  /// An exact decimal in the unit.
  case quantity(Unit)
  /// A whole number of the unit (people, months, years).
  case count(Unit)
  /// A day.
  case date
  /// Yes or no.
  case flag
  /// The id of a record of another entity in the same organisation.
  case reference(Entity)

  /// A code with the word on screen.
  public struct Choice: Sendable, Hashable {
    /// The code in the API and the database.
    public let code: String
    /// The word on screen.
    public let label: String

    /// A code with the word on screen.
    public init(_ code: String, _ label: String) {
      self.code = code
      self.label = label
    }
  }
}

/// The unit a quantity or count is kept in.
public enum Unit: String, Sendable, Hashable, CaseIterable {
  case mu = "亩"
  case squareMetre = "㎡"
  case kilovoltAmpere = "kVA"
  case tonnePerDay = "t/d"
  case tonnePerYear = "t/a"
  case tonnePerHour = "t/h"
  case cubicMetrePerHour = "m³/h"
  case tonneOfCoalEquivalent = "tce/a"
  case kilowattHourPerYear = "kWh/a"
  case metre = "m"
  case kilonewtonPerSquareMetre = "kN/㎡"
  case tonne = "t"
  case percent = "%"
  case person = "人"
  case month = "个月"
  case year = "年"
  case kilometre = "km"
  case storey = "层"
  /// The label says the unit, or another field decides it.
  case stated = ""
}

/// The kinds of record an organisation keeps.
public enum Entity: String, Sendable, Hashable, CaseIterable, Codable {
  // A record follows those it leans on: taking back a change removes and restores in this order.
  case enterprise, plan, person, tie, park, zone, building, ledger, need, opportunity, hold
  case ruling, standing, engagement, link
  case stageMove = "stage_move", ballTurn = "ball_turn", formality, promise
  case visit, visitParty = "visit_party", visitStop = "visit_stop", visitAsk = "visit_ask"
  case reviewSession = "review_session", sessionItem = "session_item", opinion
  case followUp = "follow_up", progress
  case signing, arrival, support, target, frozenMonth = "frozen_month"

  /// The name of its command: `follow-up`.
  public var command: String { String(rawValue.map { $0 == "_" ? "-" : $0 }) }
}

extension Entity: CustomStringConvertible {
  /// The name in the API and the database.
  public var description: String { rawValue }
}
