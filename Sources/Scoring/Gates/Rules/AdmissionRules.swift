package import Domain

/// Parameters of `industry_admission`: the lists, and when to ask for the age of relocated equipment.
package struct AdmissionRules: CitedRules, Sendable, Hashable, Codable {
  /// When 产业结构调整指导目录 turns on the machine model, the class cannot decide: old lines that move west are asked for.
  package struct RelocatedEquipment: Sendable, Hashable, Codable {
    /// Who rules on the equipment.
    package let department: String
    /// The question put to the firm.
    package let question: String
    /// Classes whose old lines are known to move.
    package let codes: [IndustryCode]
    /// The id of its `RuleSource`.
    package let source: String
  }

  /// The clause as it is printed.
  package let clause: String
  /// The id of its `RuleSource`.
  package let source: String
  /// Who rules on it.
  package let departments: [String]
  /// Every list that governs a zone of the county, loaded or not.
  package let lists: [AdmissionList]
  /// The question about second-hand equipment.
  package let relocatedEquipment: RelocatedEquipment

  private enum CodingKeys: String, CodingKey {
    case clause, source, departments, lists
    case relocatedEquipment = "relocated_equipment"
  }
}

/// A list that admits, restricts or prohibits trades in certain zones. A list that is not at hand is present with
/// `loaded == false`: then "not listed" proves nothing and the rule counts as absent.
package struct AdmissionList: Sendable, Hashable, Codable, Identifiable {
  /// The key of the list.
  package let id: String
  /// The list's title as it is printed.
  package let title: String
  /// The id of its `RuleSource`.
  package let source: String
  /// The Qinling protection zones it governs (raw values of ``QinlingZone``); `*` stands for every zone.
  package let zones: [String]
  /// Whether its rows are entered in full.
  package let loaded: Bool
  /// The department that applies it.
  package let department: String
  /// Its rows; empty while the list is not at hand.
  package let rows: [AdmissionRow]

  /// Whether the list governs a protection zone.
  package func governs(_ zone: QinlingZone) -> Bool { zones.contains("*") || zones.contains(zone.rawValue) }
}

/// One line of an admission list: which classes or processes, how they are treated, under which clause, from when to when.
package struct AdmissionRow: Sendable, Hashable, Codable, Identifiable {
  /// How a project that the row names is treated.
  package enum Treatment: String, Sendable, Hashable, Codable, CaseIterable {
    /// 禁止, 淘汰类 or a new project of the 限制类: fails and cannot be cleared.
    case prohibited
    /// 限制: unknown until its conditions are recorded as met.
    case restricted
    /// 先行认定: a question for the department; never a fail of itself.
    case ask
    /// 允许: named by a positive list.
    case allowed
  }

  /// The row's key within its list.
  package let id: String
  /// Classes, groups or divisions the row names; a shorter code stands for all below it.
  package let codes: [IndustryCode]
  /// Process or product words; when given together with codes, one of them must be found as well.
  package let words: [String]
  /// How the project is treated.
  package let treatment: Treatment
  /// The item's own words or the condition to be met, as read aloud.
  package let condition: String
  /// Where in the list the row stands.
  package let clause: String
  /// First day the row holds.
  package let from: CalendarDate
  /// Last day the row holds; `nil` while it is in force.
  package let to: CalendarDate?

  /// Whether the row holds on a day.
  package func holds(on date: CalendarDate) -> Bool { from <= date && (to.map { date <= $0 } ?? true) }
}

/// A list that the county has not entered yet.
package struct AbsentRule: Sendable, Hashable, Encodable {
  /// The gate that would use it.
  package let gate: GateName
  /// The list's id in the pack.
  package let list: String
  package let title: String
  package let department: String
  /// The sentence printed once above a list.
  package let text: String
}
