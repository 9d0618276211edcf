/// Which plan a row is about.
public struct PlanReference: Sendable, Hashable, Encodable {
  /// Number.
  public let id: Int64
  /// Short name.
  public let name: String

  init(_ plan: PlanInput) {
    id = plan.id
    name = plan.name
  }
}
