package import Domain
package import FoundationEssentials

/// A command line that is to be run at the desk of whoever sends it: `{words, width?, files?, input?, confirmed?, seen?}`.
package struct CommandRequest: Sendable, Codable {
  /// How many words a command line has at most, and how long each may be.
  package static let mostWords = TextRule.mostItems
  package static let word = TextRule.paragraph
  /// How many files come with it at most.
  package static let mostFiles = 20
  /// How wide a terminal may be.
  package static let widths = 40...1000

  /// A file that a word names: `{name, content, modified?}`.
  package struct File: Sendable, Codable {
    /// The word as it was typed.
    package let name: String
    package let content: Data
    /// When it was saved, in seconds since 1970.
    package let modified: Int64?

    package init(name: String, content: Data, modified: Int64?) {
      self.name = name
      self.content = content
      self.modified = modified
    }
  }

  /// The words after the program's name.
  package let words: [String]
  /// The columns of the terminal; 80 when it is not said.
  package let width: Int?
  package let files: [File]?
  /// What stands on standard input, for a command that reads it.
  package let input: Data?
  /// The question that was answered with yes.
  package var confirmed: String?
  /// What stood before it then, by its digest.
  package var seen: String?

  package init(
    words: [String], width: Int?, files: [File]?, input: Data?, confirmed: String? = nil, seen: String? = nil
  ) {
    self.words = words
    self.width = width
    self.files = files
    self.input = input
    self.confirmed = confirmed
    self.seen = seen
  }

  /// Throws `ServiceError` `invalid_record` for more or longer words and files than are taken, and for files of one name.
  package func demandBounds() throws(ServiceError) {
    var problems: [ServiceError.FieldProblem] = []
    func bound(_ field: String, _ count: Int, _ most: Int) {
      guard count > most else { return }
      problems.append(.init(field: field, code: "too_many", message: "\(field) 最多 \(most) 项,现有 \(count) 项。"))
    }
    bound("words", words.count, CommandRequest.mostWords)
    bound("files", files?.count ?? 0, CommandRequest.mostFiles)
    let texts =
      words.map { ("words", $0) } + (files ?? []).map { ("files", $0.name) } + [
        ("confirmed", confirmed ?? ""), ("seen", seen ?? ""),
      ]
    problems += texts.compactMap { ServiceError.FieldProblem(text: $0.1, of: $0.0, $0.0, CommandRequest.word) }.prefix(
      10)
    let names = (files ?? []).map(\.name)
    if Set(names).count < names.count {
      problems.append(.init(field: "files", code: "repeated", message: "同一文件名只能随附一次。"))
    }
    if let width, !CommandRequest.widths.contains(width) {
      let (least, most) = (CommandRequest.widths.lowerBound, CommandRequest.widths.upperBound)
      problems.append(.init(field: "width", code: "out_of_range", message: "width 应在 \(least) 到 \(most) 之间。"))
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "命令有误。", fields: problems)
    }
  }
}
