/// Which profile a ranking was made with.
public struct ProfileReference: Sendable, Hashable, Encodable {
  /// Name.
  public let name: String
  /// Version.
  public let version: Int64

  /// Names a profile.
  public init(_ profile: Profile) {
    name = profile.name
    version = profile.version
  }
}
