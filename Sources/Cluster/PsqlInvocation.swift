/// How to run `psql` against the cluster; the caller replaces itself by it or runs it.
public struct PsqlInvocation: Sendable, Hashable {
  /// Absolute path of `psql`.
  public let executable: String
  /// Its arguments, without the program's name.
  public let arguments: [String]
}
