/// How the cells of each style show their numbers: only what changes the meaning of the number is told apart.
final class NumberFormats: XMLListener {
  enum Format: Equatable {
    case plain
    /// A day, or a day with a time.
    case date
    /// Shown times a hundred with `%`.
    case percent
    /// Shown with words after it: `0"亩"`.
    case suffix(String)
  }

  private var codes: [Int: String] = [:]
  private var formats: [Format] = []
  private var isInCellFormats = false

  /// The format of a style.
  subscript(style: Int) -> Format { formats.indices.contains(style) ? formats[style] : .plain }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id].map(NumberFormats.format) ?? NumberFormats.builtIn(id))
    default: break
    }
  }

  func end(_ element: String) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: Span<UInt8>) {}

  /// Formats that are not written out (ECMA-376 part 1, §18.8.30), the Chinese ones among them.
  static func builtIn(_ id: Int) -> Format {
    switch id {
    case 9, 10: .percent
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    default: .plain
    }
  }

  /// What a written format does. Only its first section counts; words in quotes, after `\` and in `[…]` are not its letters.
  static func format(_ code: String) -> Format {
    var words = ""
    var letters = ""
    var characters = Array(code)[...]
    while let character = characters.popFirst() {
      switch character {
      case ";": characters = []
      case "\"": while let next = characters.popFirst(), next != "\"" { words.append(next) }
      case "[":
        while let next = characters.popFirst(), next != "]" {}
      case "\\", "_", "*":
        if let next = characters.popFirst(), character == "\\" { words.append(next) }
      default: letters.append(character)
      }
    }
    if letters.lowercased() == "general" { return .plain }
    if letters.contains("%") { return .percent }
    if letters.contains(where: { "yYdD年月日".contains($0) }) { return .date }
    let digits = letters.contains { "0#?".contains($0) }
    let outside = String(letters.filter { !"0#?.,-+ ()E".contains($0) }) + words
    let suffix = outside.filter { !$0.isWhitespace }
    return digits && !suffix.isEmpty && suffix.count <= 6 && !"¥$￥".contains(suffix) ? .suffix(suffix) : .plain
  }
}
