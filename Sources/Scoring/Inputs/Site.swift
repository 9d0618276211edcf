/// Where a resource lies.
public enum Site: Sendable, Hashable {
  /// A whole park, by its number.
  case park(Int64)
  /// A zone, by its number.
  case zone(Int64)
  /// A building, by its number.
  case building(Int64)
}
