/// A row of a rule pack that cannot be used; it names the row.
public struct RulePackProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Id and version of the pack.
  public let pack: String
  /// Path of the row: `gates.yangtze.bank_distance_m`, `sources[qinling-2023]`.
  public let row: String
  /// What is wrong and what would be right.
  public let reason: String

  /// `rule pack shiquan 2026-1: trades[印染].source is "x", but no source has that id`.
  public var description: String { "rule pack \(pack): \(row) \(reason)" }
}
