/// Parts a list: `、`, `;`, `,`, `/`, `|` or lines. The first kind of separator that occurs outside brackets parts the
/// whole, so that `A/B、C` is two items. An item an exporter put between 「 and 」 is one item whatever is in it.
enum ListReader {
  private static let separators: [Set<Character>] = [
    ["\n", "\r\n", "\r", "|"], [";", "；"], ["、"], [",", "，"], ["/"],
  ]

  static func items(_ text: String) -> [String] {
    for set in separators where text.contains(where: set.contains) {
      let parts = split(text, at: set)
      if parts.count > 1 { return parts.filter { !$0.isEmpty }.map(unquoted) }
    }
    let only = CellText.trimmed(text)
    return only.isEmpty ? [] : [unquoted(only)]
  }

  private static func split(_ text: String, at separators: Set<Character>) -> [String] {
    let characters = Array(text)
    var items: [String] = []
    var item = ""
    var depth = 0
    var isAtStart = true
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if isAtStart, character == "「", let end = endOfQuotation(characters, index) {
        item += characters[index...end]
        index = end + 1
        isAtStart = false
        continue
      }
      index += 1
      if depth == 0, separators.contains(character) {
        items.append(CellText.trimmed(item))
        item = ""
        isAtStart = true
        continue
      }
      if "(（[【《".contains(character) { depth += 1 }
      if ")）]】》".contains(character) { depth = max(0, depth - 1) }
      item.append(character)
      // An item begins after any separator, also after one that does not part this list.
      isAtStart = isSeparator(character) || (isAtStart && character.isWhitespace)
    }
    items.append(CellText.trimmed(item))
    return items
  }

  private static func isSeparator(_ character: Character) -> Bool {
    Self.separators.contains { $0.contains(character) }
  }

  /// Where the quotation that begins at `start` ends; a doubled 」 is one of the item's own. `nil` when it never ends.
  private static func endOfQuotation(_ characters: [Character], _ start: Int) -> Int? {
    var index = start + 1
    while index < characters.count {
      if characters[index] == "」" {
        guard index + 1 < characters.count, characters[index + 1] == "」" else { return index }
        index += 1
      }
      index += 1
    }
    return nil
  }

  /// Without the 「」 around it, if they enclose the whole item.
  private static func unquoted(_ item: String) -> String {
    guard item.count >= 2, item.first == "「", item.last == "」" else { return item }
    let inner = item.dropFirst().dropLast()
    // A 」 that is not doubled ends the quotation before the item does: 「小巨人」企业「示范」.
    let undoubled = inner.replacing("」」", with: "\u{0}")
    if undoubled.contains("」") { return item }
    return String(undoubled.replacing("\u{0}", with: "」"))
  }
}
