import Domain
import Foundation
import Secrets
import Service
import Synchronization

/// What stands around a command that a server runs for somebody: their desk, and in place of terminal and disk what came with
/// the request and what goes back with the answer. A command that runs for itself has none.
final class Surroundings: Sendable {
  @TaskLocal static var current: Surroundings?

  let desk: Desk
  /// The columns of their terminal.
  let width: Int
  /// Whether the policy is asked before the command begins; what the command does asks it anyway.
  let asksFirst: Bool
  private let input: Data?
  private let confirmed: String?
  private let seen: String?
  /// Bytes that may be written in all.
  let limit: Int
  /// Where the files are that came, and those that the command makes.
  private let folder: String
  private let state: Mutex<State>

  private struct State {
    var pieces: [CommandPiece] = []
    var size = 0
    /// Places on the disk by the words they stand for.
    var places: [String: String] = [:]
    /// What is being written, and where it goes.
    var text = Data()
    var opened: CommandPiece.Place?

    /// Ends the piece that is being written.
    mutating func close() {
      defer { (text, opened) = (Data(), nil) }
      if let told = String(validating: text, as: UTF8.self) {
        text = Data(places.reduce(told) { $0.replacing($1.value, with: $1.key) }.utf8)
      }
      switch opened {
      case .output: pieces.append(.output(text))
      case .error: pieces.append(.error(text))
      case .file, .question, nil: break
      }
    }
  }

  /// Puts what came with a request in place. `folder` is for this command alone, and is there.
  init(
    _ request: CommandRequest, at desk: Desk, folder: String, limit: Int, asksFirst: Bool = true
  ) throws {
    self.desk = desk
    self.folder = folder
    self.limit = limit
    self.asksFirst = asksFirst
    width = request.width ?? Console.standardWidth
    input = request.input
    confirmed = request.confirmed
    seen = request.seen
    var state = State()
    for file in request.files ?? [] {
      let place = try Surroundings.place(file.name, state.places.count, in: folder)
      try file.content.write(to: URL(filePath: place))
      if let modified = file.modified {
        let day = Date(timeIntervalSince1970: TimeInterval(modified))
        try? FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: place)
      }
      state.places[file.name] = place
    }
    self.state = Mutex(state)
  }

  /// A place in a folder of its own, for files go by their names: the last part of the word, where it can be a name.
  private static func place(_ word: String, _ number: Int, in folder: String) throws -> String {
    let last = word.split(separator: "/").last.map(String.init) ?? ""
    let isName = !last.isEmpty && last != "." && last != ".." && last.utf8.count < 200 && !last.contains("\0")
    let own = "\(folder)/\(number)"
    try FileManager.default.createDirectory(
      atPath: own, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    return own + "/" + (isName ? last : "file")
  }

  /// Where the file is that a word names: one that came with the request, else a place where none is. No other file of
  /// the computer can be named.
  func place(of word: String) -> String {
    state.withLock { state in
      if let place = state.places[word] { return place }
      let number = state.places.count
      // Where there is no folder there is no file, and the command says so.
      let place = (try? Surroundings.place(word, number, in: folder)) ?? "\(folder)/\(number)/none"
      state.places[word] = place
      return place
    }
  }

  /// What came on standard input; empty where nothing did.
  var standardInput: Data { input ?? Data() }

  /// Whether the question was answered with yes by somebody who saw what stands before it now; it goes back with the answer.
  func confirms(_ question: String) -> Bool {
    let told = state.withLock { state in
      state.close()
      let told = Surroundings.digest(of: state.pieces)
      state.pieces.append(.question(question, seen: told))
      return told
    }
    return question == confirmed && told == seen
  }

  private static func digest(of pieces: [CommandPiece]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return ContentDigest.name(of: (try? encoder.encode(pieces)).map([UInt8].init) ?? [])
  }

  /// Standard output and error. Places on the disk are told by the words they stand for.
  func write(_ bytes: [UInt8]) { add(bytes, to: .output) }
  func notice(_ text: String) { add(Array(text.utf8), to: .error) }

  /// A file for whoever gave the command.
  func keep(_ bytes: Data, as name: String) {
    state.withLock { state in
      state.close()
      state.size += bytes.count
      if state.size <= limit { state.pieces.append(.file(name, bytes)) }
    }
  }

  /// Takes a file back that may not leave.
  func withdraw(_ name: String) {
    state.withLock { state in
      state.pieces.removeAll { if case .file(name, _) = $0 { true } else { false } }
    }
  }

  /// What was written and asked. Throws `ServiceError` `command_output_too_large`.
  func pieces() throws(ServiceError) -> [CommandPiece] {
    let (pieces, size) = state.withLock { state in
      state.close()
      return (state.pieces, state.size)
    }
    guard size <= limit else {
      throw Surroundings.tooLarge(limit)
    }
    return pieces
  }

  static func tooLarge(_ limit: Int) -> ServiceError {
    ServiceError(
      .tooLarge, code: "command_output_too_large",
      message: "写出的内容超过 \(limit >> 20) MiB 的上限,没有送回。命令本身可能已经办完,请先查看;要取内容,请缩小范围,或在服务器上运行。")
  }

  private func add(_ bytes: [UInt8], to place: CommandPiece.Place) {
    state.withLock { state in
      state.size += bytes.count
      guard state.size <= limit else { return }
      if state.opened != place { state.close() }
      state.opened = place
      state.text += bytes
    }
  }
}

extension Surroundings {
  /// Refuses what works on the server itself, and what does not say where it works.
  ///
  /// Throws `ExitCode` after having told why.
  func admit(_ line: TypedLine) throws {
    guard line.isCommand else { return }
    if case .account? = line.access { return }
    try Failure.tell(ServiceError.localCommand(server: nil), line.words.contains("--json"))
  }

  /// Asks the policy whether whoever gave the command may. Throws `ServiceError` `not_allowed` and the like.
  func demand(_ access: CommandAccess?) throws(ServiceError) {
    switch access {
    case .account(let action, let isChange):
      if asksFirst { try Policy.demand(action, of: desk.acting, isChange: isChange) }
    case .local, nil: throw .localCommand(server: nil)
    }
  }
}
