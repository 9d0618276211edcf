import App
import ArgumentParser
import Foundation
import Remote
import Service

/// Sends a command line to a server, with the files that it reads, and plays what comes back: output, files and questions.
struct RemoteRun {
  private let line: TypedLine
  private let address: ServerAddress
  private let server: RemoteServer

  /// Throws `ServiceError` `server_invalid`, `server_insecure`, `ca_file_unreadable`, `token_file_missing`,
  /// `token_file_open`.
  init(_ line: TypedLine, at written: String, _ settings: Settings) throws {
    self.line = line
    address = try ServerAddress(written, allowsClear: settings.isInsecure)
    server = try RemoteServer(address, token: try RemoteRun.token(settings), authorities: settings.authorities)
  }

  /// Throws what reaching the server throws, `ServiceError` `file_exists`, `cannot_write`, `file_unasked`, and `ExitCode` as
  /// the command ended.
  func callAsFunction() async throws {
    for path in line.outputs { try OutputFile.demandFree(path, mayReplace: line.mayReplace) }
    var request = CommandRequest(
      words: line.wordsToSend,
      width: min(max(Console.width, CommandRequest.widths.lowerBound), CommandRequest.widths.upperBound),
      files: line.inputs.filter { $0 != "-" }.compactMap(RemoteRun.file),
      input: line.readsInput ? Console.readInput() : nil)
    try request.demandBounds()
    var played: [CommandPiece] = []
    while true {
      let answer = try await asked(request)
      // What was told before the question is not told again.
      var rest = answer.pieces[...]
      if rest.starts(with: played) { rest = rest.dropFirst(played.count) }
      guard let (question, seen) = try play(&rest, &played, but: request) else {
        guard answer.exitCode == 0 else { throw ExitCode(answer.exitCode) }
        return
      }
      (request.confirmed, request.seen) = (question, seen)
    }
  }

  /// Plays what is left; answers the question that was answered with yes.
  private func play(
    _ rest: inout ArraySlice<CommandPiece>, _ played: inout [CommandPiece], but request: CommandRequest
  ) throws -> (question: String, seen: String)? {
    while let piece = rest.popFirst() {
      played.append(piece)
      switch piece {
      case .output(let data): Output.write([UInt8](data))
      case .error(let data): Console.notice(String(decoding: data, as: UTF8.self))
      case .file(let name, let data): try keep(data, as: name)
      case .question(let question, let seen):
        let isAnswered = question == request.confirmed && seen == request.seen
        if !isAnswered, Console.confirms(question) { return (question, seen) }
      }
    }
    return nil
  }

  /// Writes a file that came. Throws `ServiceError` `file_unasked`, `file_exists`, `cannot_write`.
  private func keep(_ data: Data, as name: String) throws {
    guard RemoteRun.isAsked(name, line) else {
      throw ServiceError(.invalid, code: "file_unasked", message: "服务器要写未指定的文件「\(name)」,没有写入。")
    }
    // What the command names itself was not there to be seen when it was typed.
    try OutputFile.demandFree(name, mayReplace: line.mayReplace && line.outputs.contains(name))
    try OutputFile.place([UInt8](data), at: name)
  }

  /// Whether a server may write a file of this name: one that was typed, or, of a command that writes one where none was, a
  /// name that leads nowhere else than into this folder.
  static func isAsked(_ name: String, _ line: TypedLine) -> Bool {
    if !line.outputs.isEmpty { return line.outputs.contains(name) }
    let isPlain = !name.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "/" }
    return line.writesFiles && isPlain && !name.isEmpty && !name.hasPrefix(".")
  }

  /// Asks the server, and says on the terminal how long it takes. Ctrl-C ends the waiting, not what the server does.
  private func asked(_ request: CommandRequest) async throws -> CommandAnswer {
    let isChange = if case .account(_, isChange: false)? = line.access { false } else { true }
    let waiting = Task { try await RemoteRun.wait(for: address.text) }
    defer {
      waiting.cancel()
      if Console.isWatched { Console.notice("\r\u{1B}[K") }
    }
    do {
      return try await Interrupt.cancelling { [server] in try await server.run(request) }
    } catch is CancellationError {
      Console.error(
        isChange
          ? "已不再等待。命令已发往服务器,可能仍会办完:请先查看(yinfeng change list),再决定是否重办。" : "已中断,没有写入任何数据。")
      throw ExitCode(130)
    }
  }

  private static func wait(for server: String) async throws {
    guard Console.isWatched else { return }
    try await Task.sleep(for: .seconds(2))
    for seconds in 2... {
      Console.notice("\r\u{1B}[K等待 \(server) \(seconds) 秒")
      try await Task.sleep(for: .seconds(1))
    }
  }

  /// A file that a word names; one that cannot be read is not sent, and the command says so as it does here.
  private static func file(_ path: String) -> CommandRequest.File? {
    guard let content = FileManager.default.contents(atPath: path) else { return nil }
    let saved = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    return .init(name: path, content: content, modified: saved.map { Int64($0.timeIntervalSince1970) })
  }

  private static func token(_ settings: Settings) throws -> String? {
    if let token = settings.token { return token.trimmingCharacters(in: .whitespacesAndNewlines) }
    guard let path = settings.tokenFile else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ServiceError(.notFound, code: "token_file_missing", message: "读不到令牌文件 \(path)。")
    }
    let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
    guard mode & 0o077 == 0 else {
      throw ServiceError(
        .invalid, code: "token_file_open", message: "令牌文件 \(path) 其他人也可读,没有使用。请先运行 chmod 600 \(path)。")
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
