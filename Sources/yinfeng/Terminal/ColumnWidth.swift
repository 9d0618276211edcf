/// How many columns of a terminal a text takes: 2 for CJK ideographs, kana, full-width forms and emoji (Unicode TR 11 W
/// and F), 0 for combining marks, 1 otherwise.
enum ColumnWidth {
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The text cut to at most `width` columns, with `…` when something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = of(String(character))
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  /// Lines of at most `width` columns. Latin words and numbers are kept whole where they fit a line, and no line begins
  /// with a closing mark.
  static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line: [Character] = []
      var used = 0
      for character in paragraph {
        let next = of(String(character))
        if used + next > width {
          let end = breakPoint(line, before: character)
          lines.append(trimmed(line[..<end]))
          line = Array(line[end...].drop { $0 == " " })
          used = of(String(line))
          if line.isEmpty, character == " " { continue }
        }
        line.append(character)
        used += next
      }
      lines.append(trimmed(line[...]))
    }
    return lines
  }

  /// Where a full line is broken when `next` would follow it.
  private static func breakPoint(_ line: [Character], before next: Character) -> Int {
    var end = line.count
    // Back to the start of a word that goes on, and past what a closing mark must stand behind.
    while end > 0, joins(line[end - 1], end < line.count ? line[end] : next) { end -= 1 }
    // A word as long as the line is broken where it is full.
    return end > 0 ? end : line.count
  }

  private static func joins(_ left: Character, _ right: Character) -> Bool {
    (isLatin(left) && isLatin(right)) || closing.contains(right) || opening.contains(left)
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "_-.%/:@".contains(character))
  }

  private static let closing: Set<Character> = [
    ",", "。", ";", ":", "、", "?", "!", ")", "」", "』", "》", "】", "]", ")", "”", "%",
  ]
  private static let opening: Set<Character> = ["(", "「", "『", "《", "【", "[", "(", "“"]

  private static func trimmed(_ line: ArraySlice<Character>) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
