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
    at desk: Desk, limit: Int, _ request: () async throws -> CommandRequest
  ) async throws -> CommandAnswer {
    let account = desk.acting.account
    try gate.enter(account)
    defer { gate.leave(account) }
    let request = try await request()
    try request.demandBounds()
    try gate.begin()
    defer { gate.end() }
    return try await ServedCommands.perform(request, at: desk, limit: limit)
  }

  /// Runs one. Throws `ServiceError` `no_temporary_file`, `command_output_too_large`, and what went wrong in the program.
  ///
  /// - Parameter asksFirst: whether the policy is asked before the command begins.
  static func perform(
    _ request: CommandRequest, at desk: Desk, limit: Int, asksFirst: Bool = true
  ) async throws -> CommandAnswer {
    // The parser's own word for what a shell asks while somebody types; it is answered where they type.
    if request.words.contains(where: { $0.hasPrefix("---completion") }) {
      throw ServiceError(.invalid, code: "invalid_record", message: "补全只在本机进行。")
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

/// How many commands run at once, and how many are on their way: a body that drips keeps nobody from running theirs, and
/// nobody takes every place.
final class CommandGate: Sendable {
  /// How many run at most: fewer than connections stand open to the database by default.
  static let most = 3
  /// How many are read or run at most, and of one account.
  static let mostInside = 12
  static let mostOfAccount = 2

  private struct State {
    var inside: [Int64: Int] = [:]
    var running = 0
  }

  private let state = Mutex(State())

  /// Takes a place of an account's, before its command is read. Throws `ServiceError` `commands_busy`.
  func enter(_ account: Int64) throws(ServiceError) {
    let isFree = state.withLock { state in
      let own = state.inside[account, default: 0]
      // Where nobody has an account all are the same one.
      guard account == 0 || own < CommandGate.mostOfAccount,
        state.inside.values.reduce(0, +) < CommandGate.mostInside
      else { return false }
      state.inside[account] = own + 1
      return true
    }
    if !isFree { throw CommandGate.busy }
  }

  func leave(_ account: Int64) {
    state.withLock { state in
      let left = state.inside[account, default: 0] - 1
      state.inside[account] = left > 0 ? left : nil
    }
  }

  /// Begins to run. Throws `ServiceError` `commands_busy` when as many as may do.
  func begin() throws(ServiceError) {
    let isFree = state.withLock { state in
      guard state.running < CommandGate.most else { return false }
      state.running += 1
      return true
    }
    if !isFree { throw CommandGate.busy }
  }

  func end() { state.withLock { $0.running -= 1 } }

  private static var busy: ServiceError {
    ServiceError(.unavailable, code: "commands_busy", message: "正在办理的命令太多,请几秒后再试。")
  }
}
