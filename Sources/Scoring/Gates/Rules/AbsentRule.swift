/// A list that the county has not entered yet.
public struct AbsentRule: Sendable, Hashable, Encodable {
  /// The gate that would use it.
  public let gate: GateName
  /// The list's id in the pack.
  public let list: String
  /// The list's title.
  public let title: String
  /// Who has it.
  public let department: String
  /// The sentence printed once above a list.
  public let text: String
}
