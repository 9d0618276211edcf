package import FoundationEssentials

/// What a command line did: `{exit_code, pieces}`.
package struct CommandAnswer: Sendable, Codable, Hashable {
  /// How the command would have ended a process.
  package let exitCode: Int32
  /// What it wrote and asked, in its order.
  package let pieces: [CommandPiece]

  package init(exitCode: Int32, pieces: [CommandPiece]) {
    self.exitCode = exitCode
    self.pieces = pieces
  }

  enum CodingKeys: String, CodingKey {
    case pieces
    case exitCode = "exit_code"
  }
}

/// One thing that a command wrote or asked: `{to, text?, bytes?, name?, seen?}`. What is no UTF-8 comes as `bytes` in base64, and so
/// does a file.
package enum CommandPiece: Sendable, Codable, Hashable {
  /// For standard output and standard error.
  case output(Data)
  case error(Data)
  /// A whole file, under the name that was typed or that the command gives it.
  case file(String, Data)
  /// What wants a yes before it is done, with a digest of what was told before it. What follows tells that nothing was done.
  case question(String, seen: String)

  /// Where a piece goes.
  package enum Place: String, Sendable, Codable, CaseIterable {
    case output, error, file, question
  }

  private enum CodingKeys: String, CodingKey {
    case to, text, bytes, name, seen
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let text = try container.decodeIfPresent(String.self, forKey: .text)
    let data = try text.map { Data($0.utf8) } ?? container.decode(Data.self, forKey: .bytes)
    switch try container.decode(Place.self, forKey: .to) {
    case .output: self = .output(data)
    case .error: self = .error(data)
    case .file: self = .file(try container.decode(String.self, forKey: .name), data)
    case .question: self = .question(text ?? "", seen: try container.decodeIfPresent(String.self, forKey: .seen) ?? "")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .output(let data): try encode(data, to: .output, &container)
    case .error(let data): try encode(data, to: .error, &container)
    case .file(let name, let data):
      try container.encode(Place.file, forKey: .to)
      try container.encode(name, forKey: .name)
      try container.encode(data, forKey: .bytes)
    case .question(let text, let seen):
      try container.encode(Place.question, forKey: .to)
      try container.encode(seen, forKey: .seen)
      try container.encode(text, forKey: .text)
    }
  }

  private func encode(
    _ data: Data, to place: Place, _ container: inout KeyedEncodingContainer<CodingKeys>
  ) throws {
    try container.encode(place, forKey: .to)
    if let text = String(validating: data, as: UTF8.self) {
      try container.encode(text, forKey: .text)
    } else {
      try container.encode(data, forKey: .bytes)
    }
  }
}

/// Runs command lines at the desk of whoever sent them.
package protocol CommandRunner: Sendable {
  /// Runs a command line, which is read once there is a place for it. Throws `ServiceError` `commands_busy`,
  /// `invalid_record`, `command_output_too_large`, for what went wrong in the program the error itself, and what `request`
  /// throws.
  ///
  /// - Parameter limit: bytes that it may write, files included.
  func run(
    at desk: Desk, limit: Int, _ request: () async throws -> CommandRequest
  ) async throws -> CommandAnswer
}
