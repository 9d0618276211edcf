import Cluster
import Foundation
import Subprocess

/// Runs programs for tests.
enum Shell {
  /// Runs a program found in `PATH`; its status and both outputs together.
  static func run(_ arguments: String...) async throws -> (succeeded: Bool, output: String) {
    try await run(arguments)
  }

  static func run(_ arguments: [String]) async throws -> (succeeded: Bool, output: String) {
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(arguments), output: .string(limit: 1 << 20), error: .combinedWithOutput)
    return (
      result.terminationStatus.isSuccess, result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    )
  }
}

extension EmbeddedCluster {
  /// Runs one statement as a role through `psql`, as the account of the tests or another one.
  func query(
    _ statement: String, as role: ClusterRole, account: String? = nil
  ) async throws -> (succeeded: Bool, output: String) {
    let psql = try await psqlInvocation(role: role)
    let switched = account.map { ["setpriv", "--reuid=\($0)", "--regid=\($0)", "--clear-groups"] } ?? []
    return try await Shell.run(
      switched + [psql.executable] + psql.arguments + ["-XAtq", "-v", "ON_ERROR_STOP=1", "-c", statement])
  }
}
