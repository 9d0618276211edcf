import Foundation
import TestSupport
import Testing

/// The program as it serves: what it says, and where.
final class Serving {
  let program: Program
  let ended: Task<Void, Never>
  private let pieces: AsyncStream<String>
  private(set) var text = ""

  init(_ arguments: [String], _ database: TestDatabase, terminal: FileHandle? = nil) throws {
    program = Program(["serve"] + arguments, database: database.applicationURI)
    if let terminal { program.process.standardInput = terminal }
    let (pieces, told) = AsyncStream.makeStream(of: String.self)
    self.pieces = pieces
    program.output.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        told.finish()
      } else {
        told.yield(String(decoding: data, as: UTF8.self))
      }
    }
    ended = try program.start()
  }

  /// Waits until it has said so, or ended.
  func hear(_ words: String) async {
    if text.contains(words) { return }
    for await piece in pieces {
      text += piece
      if text.contains(words) { return }
    }
  }

  /// The port it tells.
  func port() async throws -> String {
    await hear("/api/v1/")
    return String(try #require(text.firstMatch(of: /:(\d+)\/api/), "\(text)").1)
  }

  func stop() async -> Int32 {
    program.process.terminate()
    await ended.value
    return program.process.terminationStatus
  }
}
