/// A row of another trade, with the need it fits better.
public struct OffDirection: Sendable, Hashable, Encodable {
  /// The firm.
  public let enterprise: EnterpriseReference
  /// Its plan, when the row has one.
  public let plan: PlanReference?
  /// Its total for this need.
  public let score: TotalScore
  /// The need it fits best; `nil` when it fits none.
  public let bestOtherNeed: OtherNeed?

  private enum CodingKeys: String, CodingKey {
    case enterprise, plan, score
    case bestOtherNeed = "best_other_need"
  }
}
