package import Domain

/// What a question of the minutes is about. It stays the same while other questions come and go: `12.0.enterprise.wage` is of
/// the firm with the number 12, `12.34.plan.jobs` of its plan with the number 34.
package struct QuestionKey: Sendable, Hashable, CustomStringConvertible {
  package let firm: Int64
  /// The plan; `nil` where it is the firm itself, or the firm has none yet.
  package let plan: Int64?
  /// The field on screen.
  package let label: String
  private let entity: String
  private let field: String

  /// `nil` for a field that there is not.
  init?(_ firm: Int64, plan: Int64?, _ entity: String, _ field: String) {
    let known =
      switch entity {
      case Entity.plan.rawValue: PlanField(rawValue: field)?.label
      case Entity.enterprise.rawValue: EnterpriseField(rawValue: field)?.label
      default: nil as String?
      }
    guard let known else { return nil }
    (self.firm, self.plan, label, self.entity, self.field) = (firm, plan, known, entity, field)
  }

  /// The key that is written so; `nil` for what is none.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let firm = Int64(parts[0]), let plan = Int64(parts[1]) else { return nil }
    self.init(firm, plan: plan == 0 ? nil : plan, parts[2], parts[3])
  }

  package var description: String { "\(firm).\(plan ?? 0).\(entity).\(field)" }

  /// The answer to it.
  package func answer(_ text: String) -> MinutesInput.Answer {
    .init(
      enterprise: plan == nil ? .number("\(firm)") : nil, plan: plan.map { .number("\($0)") }, field: label,
      value: .text(text))
  }
}
