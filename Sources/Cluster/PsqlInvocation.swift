/// How to run `psql` against the cluster; the caller replaces itself by it or runs it.
package struct PsqlInvocation: Sendable, Hashable {
  /// Absolute path of `psql`.
  package let executable: String
  /// Its arguments, without the program's name.
  package let arguments: [String]
}
