internal import Foundation
internal import Subprocess
internal import SystemPackage

/// One of PostgreSQL's programs, run as the server's account, away from the terminal.
struct ServerProgram: Sendable {
  /// How a run ended.
  struct Outcome: Sendable {
    let succeeded: Bool
    /// What it wrote to standard output and standard error together.
    let output: String
  }

  let path: String
  let account: ServerAccount

  /// A fixed environment: none of the caller's `PG…` variables, and English messages.
  static let environment: Subprocess.Environment = .custom([
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
  ])

  /// Runs the program to its end.
  ///
  /// It gets a session of its own, so that a Ctrl-C at the terminal reaches neither it nor a server it leaves behind.
  /// - Throws: `systemFailure` when it cannot be run at all; `CancellationError`.
  func run(_ arguments: [String], input: String = "") async throws -> Outcome {
    var options = PlatformOptions()
    options.createSession = true
    if account.isSwitched {
      options.userID = account.userID
      options.groupID = account.groupID
      options.supplementaryGroups = [account.groupID]
    }
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), environment: Self.environment,
        workingDirectory: FilePath("/"), platformOptions: options, input: .string(input),
        output: .string(limit: 4 << 20), error: .combinedWithOutput)
      return Outcome(succeeded: result.terminationStatus.isSuccess, output: result.standardOutput)
    } catch {
      try Task.checkCancellation()
      throw ClusterError.systemFailure("无法以账户 \(account.name) 运行程序。", path: path, why: "\(error)")
    }
  }
}
