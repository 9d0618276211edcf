public import Domain

/// One line of an admission list: which classes or processes, how they are treated, under which clause, from when to when.
public struct AdmissionRow: Sendable, Hashable, Codable, Identifiable {
  /// How a project that the row names is treated.
  public enum Treatment: String, Sendable, Hashable, Codable, CaseIterable {
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
  public let id: String
  /// Classes, groups or divisions the row names; a shorter code stands for all below it.
  public let codes: [IndustryCode]
  /// Process or product words; when given together with codes, one of them must be found as well.
  public let words: [String]
  /// How the project is treated.
  public let treatment: Treatment
  /// The item's own words or the condition to be met, as read aloud.
  public let condition: String
  /// Where in the list the row stands.
  public let clause: String
  /// First day the row holds.
  public let from: CalendarDate
  /// Last day the row holds; `nil` while it is in force.
  public let to: CalendarDate?

  /// Whether the row holds on a day.
  public func holds(on date: CalendarDate) -> Bool { from <= date && (to.map { date <= $0 } ?? true) }
}
