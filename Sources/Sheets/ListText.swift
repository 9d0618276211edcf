/// Writes a list into one cell: items joined by `、`, 无 when there are none. An item that a reader would take apart or
/// change is put between 「 and 」, its own 」 doubled.
enum ListText {
  static func text(_ items: [String], reserved: Set<String>) -> String {
    if items.isEmpty { return "无" }
    return items.map { needsQuotes($0, reserved) ? "「" + $0.replacing("」", with: "」」") + "」" : $0 }
      .joined(separator: "、")
  }

  private static func needsQuotes(_ item: String, _ reserved: Set<String>) -> Bool {
    if item.isEmpty || reserved.contains(item.lowercased()) || item == "无" { return true }
    if item.contains(where: { "、,，;；/|「」()（）[]【】《》'".contains($0) || $0.isNewline }) {
      // Balanced brackets are harmless unless something inside or outside them parts the item.
      let parts = item.contains { "、,，;；/|「」'".contains($0) || $0.isNewline }
      return parts || !hasBalancedBrackets(item)
    }
    return item.first?.isWhitespace ?? false || item.last?.isWhitespace ?? false
  }

  private static func hasBalancedBrackets(_ item: String) -> Bool {
    var depth = 0
    for character in item {
      if "(（[【《".contains(character) { depth += 1 }
      if ")）]】》".contains(character) { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
