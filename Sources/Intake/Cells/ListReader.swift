/// Parts a list: `、`, `;`, `,`, `/`, `|` or lines. The first kind of separator that occurs outside brackets parts the
/// whole, so that `A/B、C` is two items. An item an exporter put between 「 and 」 is one item whatever is in it.
package enum ListReader {
  /// Kinds of separator from the strongest to the weakest.
  private enum Separator: Int, CaseIterable {
    case line, semicolon, enumeration, comma, stroke
  }

  private enum Sign: Equatable {
    case separator(Separator)
    case open, close, quote, unquote
    case other
  }

  /// The items between every separator outside brackets, of whatever kind.
  package static func parts(_ text: String) -> [String] {
    let items = items(text)
    return items.count > 1 ? items.flatMap(parts) : items
  }

  static func items(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var found = Set<Int>()
    var index = 0
    while index < bytes.count {
      let (sign, length) = sign(bytes, index)
      if case .separator(let kind) = sign { found.insert(kind.rawValue) }
      index += length
    }
    for kind in Separator.allCases where found.contains(kind.rawValue) {
      let parts = split(bytes, at: kind)
      if parts.count > 1 { return parts.filter { !$0.isEmpty }.map(unquoted) }
    }
    let only = CellText.trimmed(text)
    return only.isEmpty ? [] : [unquoted(only)]
  }

  /// What the character at a position is to a list, and how many bytes it has.
  private static func sign(_ bytes: [UInt8], _ index: Int) -> (Sign, Int) {
    switch bytes[index] {
    case 0x0A, 0x0D, UInt8(ascii: "|"): return (.separator(.line), 1)
    case UInt8(ascii: ";"): return (.separator(.semicolon), 1)
    case UInt8(ascii: ","): return (.separator(.comma), 1)
    case UInt8(ascii: "/"): return (.separator(.stroke), 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): return (.open, 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.close, 1)
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      case 0x81: return (.separator(.enumeration), 3)  // 、
      case 0x8A, 0x90: return (.open, 3)  // 《【
      case 0x8B, 0x91: return (.close, 3)  // 》】
      case 0x8C: return (.quote, 3)  // 「
      case 0x8D: return (.unquote, 3)  // 」
      default: return (.other, 3)
      }
    case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC:
      switch bytes[index + 2] {
      case 0x9B: return (.separator(.semicolon), 3)  // ；
      case 0x8C: return (.separator(.comma), 3)  // ，
      case 0x88: return (.open, 3)  // （
      case 0x89: return (.close, 3)  // ）
      default: return (.other, 3)
      }
    case 0xF0...0xFF: return (.other, 4)
    case 0xE0..<0xF0: return (.other, 3)
    case 0xC0..<0xE0: return (.other, 2)
    default: return (.other, 1)
    }
  }

  private static func split(_ bytes: [UInt8], at kind: Separator) -> [String] {
    var items: [String] = []
    var start = 0
    var depth = 0
    var isAtStart = true
    var index = 0
    func item(_ end: Int) -> String { CellText.trimmed(String(decoding: bytes[start..<end], as: UTF8.self)) }
    while index < bytes.count {
      let (sign, length) = sign(bytes, index)
      if isAtStart, sign == .quote, let end = endOfQuotation(bytes, index) {
        index = end
        isAtStart = false
        continue
      }
      if depth == 0, sign == .separator(kind) {
        items.append(item(index))
        start = index + length
      }
      if sign == .open { depth += 1 }
      if sign == .close { depth = max(0, depth - 1) }
      // An item begins after any separator, also after one that does not part this list.
      if case .separator = sign { isAtStart = true } else { isAtStart = isAtStart && bytes[index] == 0x20 }
      index += length
    }
    items.append(item(bytes.count))
    return items
  }

  /// Behind the quotation that begins at `start`; a doubled 」 is one of the item's own. `nil` when it never ends.
  private static func endOfQuotation(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start + 3
    while index < bytes.count {
      let (sign, length) = sign(bytes, index)
      index += length
      guard sign == .unquote else { continue }
      guard index < bytes.count, self.sign(bytes, index).0 == .unquote else { return index }
      index += 3
    }
    return nil
  }

  /// Without the 「」 around it, if they enclose the whole item.
  private static func unquoted(_ item: String) -> String {
    guard item.utf8.first == 0xE3, item.count >= 2, item.first == "「", item.last == "」" else { return item }
    let inner = item.dropFirst().dropLast()
    // A 」 that is not doubled ends the quotation before the item does: 「小巨人」企业「示范」.
    let undoubled = inner.replacing("」」", with: "\u{0}")
    if undoubled.contains("」") { return item }
    return String(undoubled.replacing("\u{0}", with: "」"))
  }
}
