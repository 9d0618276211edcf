import Domain
import Foundation
import Service
import Synchronization

/// Runs command lines that were sent to the server, each as the same words would run in a terminal.
final class ServedCommands: CommandRunner {
  private static let folders = ProcessFolders("yinfeng-command-")

  private let gate = CommandGate()

  init() { ServedCommands.folders.sweep() }

  func run(
    _ request: CommandRequest, at desk: Desk, limit: Int, isKept: Bool
  ) async throws -> CommandAnswer {
    try gate.enter()
    defer { gate.leave() }
    return try await ServedCommands.perform(request, at: desk, limit: limit, isKept: isKept)
  }

  /// Runs one. Throws `ServiceError` `key_with_secret`, `no_temporary_file`, `command_output_too_large`, and what went wrong in
  /// the program.
  ///
  /// - Parameter asksFirst: whether the policy is asked before the command begins.
  static func perform(
    _ request: CommandRequest, at desk: Desk, limit: Int, isKept: Bool = false, asksFirst: Bool = true
  ) async throws -> CommandAnswer {
    // The parser's own word for what a shell asks while somebody types; it is answered where they type.
    if request.words.contains(where: { $0.hasPrefix("---completion") }) {
      throw ServiceError(.invalid, code: "invalid_record", message: "补全只在本机进行。")
    }
    if isKept, case .account(_, _, tellsSecret: true)? = CommandAccess.of(CommandPath(request.words).command) {
      throw ServiceError(
        .invalid, code: "key_with_secret", message: "此命令的答复含有只显示一次的内容,不予留存,请不带 Idempotency-Key 重发。")
    }
    let folder = folders.path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let around: Surroundings
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      around = try Surroundings(request, at: desk, folder: folder, limit: limit, asksFirst: asksFirst)
    } catch {
      throw ServiceError(.unavailable, code: "no_temporary_file", message: "无法写临时文件,请检查服务器的磁盘空间。")
    }
    do {
      let code = try await Surroundings.$current.withValue(around) { try await Yinfeng.perform(request.words) }
      return CommandAnswer(exitCode: code, pieces: try around.pieces())
    } catch let fault as Failure.Fault { throw fault.error }
  }
}

/// How many commands run at once.
final class CommandGate: Sendable {
  /// How many at most: fewer than connections stand open to the database by default.
  static let most = 3
  private let inside = Mutex(0)

  /// Throws `ServiceError` `commands_busy` when as many as may are inside.
  func enter() throws(ServiceError) {
    let isFree = inside.withLock { count in
      guard count < CommandGate.most else { return false }
      count += 1
      return true
    }
    guard isFree else {
      throw ServiceError(.unavailable, code: "commands_busy", message: "正在办理的命令太多,请几秒后再试。")
    }
  }

  func leave() { inside.withLock { $0 -= 1 } }
}
