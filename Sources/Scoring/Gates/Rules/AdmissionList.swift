public import Domain

/// A list that admits, restricts or prohibits trades in certain zones. A list that is not at hand is present with
/// `loaded == false`: then "not listed" proves nothing and the rule counts as absent.
public struct AdmissionList: Sendable, Hashable, Codable, Identifiable {
  /// The key of the list.
  public let id: String
  /// The list's title as it is printed.
  public let title: String
  /// The id of its `RuleSource`.
  public let source: String
  /// The Qinling protection zones it governs (raw values of ``QinlingZone``); `*` stands for every zone.
  public let zones: [String]
  /// Whether its rows are entered in full.
  public let loaded: Bool
  /// The department that applies it.
  public let department: String
  /// Its rows; empty while the list is not at hand.
  public let rows: [AdmissionRow]

  /// Whether the list governs a protection zone.
  public func governs(_ zone: QinlingZone) -> Bool { zones.contains("*") || zones.contains(zone.rawValue) }
}
