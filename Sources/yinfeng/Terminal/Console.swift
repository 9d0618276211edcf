import Foundation
import Service

/// Standard output and error.
enum Console {
  /// How many columns the terminal has; 80 when it does not say.
  static var width: Int {
    if let around = Surroundings.current { return around.width }
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { max(40, $0) } ?? standardWidth
  }

  /// How many columns a terminal has of which nothing is known.
  static let standardWidth = 80

  /// Writes a line to standard output.
  static func line(_ text: String = "") { Output.write(Array((text + "\n").utf8)) }

  /// Writes a line to standard error.
  static func error(_ text: String) { notice(text + "\n") }

  /// Writes to standard error as it stands; what nobody can read there is nobody's loss.
  static func notice(_ text: String) {
    if let around = Surroundings.current { return around.notice(text) }
    _ = Output.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Whether somebody looks at standard error.
  static var isWatched: Bool { Surroundings.current == nil && isatty(STDERR_FILENO) == 1 }

  /// A value as JSON with two blanks of indent, keys in order.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[RemedyWording.key] = RemedyWording { RemedyWords($0, command: $0.command) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Writes a paragraph to standard output, wrapped to the terminal with an indent.
  static func paragraph(_ text: String, indent: Int = 0, hanging: Int? = nil) {
    let room = max(20, width - (hanging ?? indent))
    for (index, part) in ColumnWidth.wrap(text, to: room).enumerated() {
      line(String(repeating: " ", count: index == 0 ? indent : hanging ?? indent) + part)
    }
  }

  /// Whether somebody can be asked on the terminal.
  static var isAtTerminal: Bool { isWatched && isatty(STDIN_FILENO) == 1 }

  /// A line of standard input.
  static func readLine() -> String? {
    guard let around = Surroundings.current else { return Swift.readLine() }
    let first = around.standardInput.prefix { $0 != UInt8(ascii: "\n") }
    return around.standardInput.isEmpty ? nil : String(decoding: first, as: UTF8.self)
  }

  /// All of standard input.
  static func readInput() -> Data {
    Surroundings.current.map(\.standardInput) ?? FileHandle.standardInput.readDataToEndOfFile()
  }

  /// Asks for a word on the terminal; `false` when another one, or nobody, answers.
  static func confirms(_ question: String) -> Bool {
    if let around = Surroundings.current { return around.confirms(question) }
    guard isatty(STDIN_FILENO) == 1 else { return false }
    notice(question + " 输入 yes 继续:")
    return readLine()?.lowercased() == "yes"
  }
}
