/// A column's header taken apart: the words that name the field, the unit in brackets, the year before them.
struct HeaderText: Sendable, Hashable {
  /// The words without blanks, stars, unit, year and remarks, in small letters.
  var key: String
  /// The words with what stands in brackets.
  var fullKey: String
  /// The unit in brackets or after a stroke (`万元`).
  var unit: String?
  /// The year the figures are of (`2025年营收`).
  var year: Int?

  init(_ written: String, units: UnitTable) {
    let text = CellText.withoutBlanks(CellText.halfWidth(written)).lowercased()
    let plain = String(text.filter { !"*★☆:：\"'".contains($0) })
    fullKey = plain
    var words = ""
    var rest = Substring(plain)
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      words += rest[..<open]
      var inner = String(rest[rest.index(after: open)..<close])
      if inner.hasPrefix("单位") { inner.removeFirst(2) }
      if HeaderText.looksLikeUnit(inner, units) { unit = inner }
      rest = rest[rest.index(after: close)...]
    }
    words += rest
    for mark in ["/", ",", "，"] as [Character] {
      guard unit == nil, let position = words.lastIndex(of: mark) else { continue }
      let tail = String(words[words.index(after: position)...])
      guard units.isUnit(tail) else { continue }
      unit = tail
      words = String(words[..<position])
    }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    if digits.count == 4, let number = Int(digits), (1990...2100).contains(number) {
      year = number
      words.removeFirst(4)
      for suffix in ["年度", "年", "度"] where words.hasPrefix(suffix) && words.count > suffix.count {
        words.removeFirst(suffix.count)
        break
      }
    }
    key = words
  }

  /// A unit that is known, or something that can hardly be but one (kW): then bare numbers have an unknown unit.
  private static func looksLikeUnit(_ text: String, _ units: UnitTable) -> Bool {
    if text.isEmpty { return false }
    if units.isUnit(text) { return true }
    return text.count <= 6 && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "/") }
  }
}
