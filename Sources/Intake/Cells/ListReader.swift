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
    var items: [String] = []
    var item = ""
    var depth = 0
    var quoted = false
    var characters = text.makeIterator()
    var pending: Character? = characters.next()
    while let character = pending {
      pending = characters.next()
      if quoted {
        item.append(character)
        // A doubled 」 is one of the item's own.
        if character == "」" {
          if pending == "」" {
            item.append("」")
            pending = characters.next()
          } else {
            quoted = false
          }
        }
        continue
      }
      switch character {
      case "「" where item.allSatisfy(\.isWhitespace):
        quoted = text.contains("」")
      case "(", "（", "[", "【", "《":
        depth += 1
      case ")", "）", "]", "】", "》":
        depth = max(0, depth - 1)
      case _ where depth == 0 && separators.contains(character):
        items.append(CellText.trimmed(item))
        item = ""
        continue
      default:
        break
      }
      item.append(character)
    }
    items.append(CellText.trimmed(item))
    return items
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
