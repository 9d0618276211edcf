/// The versioned rule pack the gates read.
public struct RulePack: Sendable, Hashable, Codable {
  /// Version of the pack, printed with every ranking.
  public var version: String

  /// A pack.
  public init(version: String) {
    self.version = version
  }
}
