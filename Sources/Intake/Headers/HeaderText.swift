internal import Domain

/// A column's header taken apart: the words that name the field, the unit in brackets, the year before them.
struct HeaderText: Sendable, Hashable {
  /// The words without blanks, stars, unit, year and remarks, in small letters.
  var key: String
  /// The words with what stands in brackets.
  var fullKey: String
  /// The unit in brackets or after a stroke (`万元`).
  var unit: String?
  /// What else stands in brackets (`必填`, `英亩`).
  var remarks: [String] = []
  /// Whether those are what may be chosen: 国企、民企、外企, or 法人/股东 where the cells hold one of them.
  private(set) var listsChoices = false
  /// Whether nothing but a year is told.
  var isYear = false
  /// The year the figures are of (`2025年营收`, `营收(2025年)`).
  var year: Int?

  /// Words of headers are no unit after a stroke or a blank, though they may stand behind a number: 单位/岗位, 联系 人.
  init(_ written: String, _ vocabulary: IntakeVocabulary) {
    let units = vocabulary.units
    let parts = vocabulary.headers.parts
    var written = written
    if let tail = HeaderText.tail(of: written), units.isUnit(tail), !parts.has(tail) {
      unit = tail
      written.removeLast(tail.count)
    }
    let plain = HeaderText.unconditional(HeaderText.unnumbered(HeaderVocabulary.key(written)))
    fullKey = plain
    key = plain
    var words = ""
    var rest = Substring(plain)
    while let open = rest.firstIndex(where: { HeaderText.opening.contains($0) }),
      let close = rest[open...].firstIndex(where: { HeaderText.closing.contains($0) })
    {
      words += rest[..<open]
      var inner = String(rest[rest.index(after: open)..<close])
      for lead in ["单位为", "单位", "人民币"] where inner != lead && inner.hasPrefix(lead) { inner.removeFirst(lead.count) }
      if let of = HeaderText.year(in: &inner) { year = year ?? of }
      if HeaderText.looksLikeUnit(inner, units) { unit = inner } else { take(inner, units) }
      rest = rest[rest.index(after: close)...]
    }
    words += rest
    for mark in ["/", ",", "-", "_", "|"] as [Character] {
      guard unit == nil, let position = words.lastIndex(of: mark) else { continue }
      let tail = String(words[words.index(after: position)...])
      guard units.isUnit(tail), !parts.tells(tail) else { continue }
      unit = tail
      words = String(words[..<position])
    }
    for tail in HeaderText.moneyTails where unit == nil && words.count > tail.count && words.hasSuffix(tail) {
      unit = tail
      words.removeLast(tail.count)
    }
    let withYear = words
    if let of = HeaderText.year(in: &words) { year = year ?? of }
    isYear = words.isEmpty && !withYear.isEmpty
    key = words.isEmpty ? withYear : words
  }

  /// Whether it is a code or number of something that it tells: 法人单位代码.
  func isNumber(_ parts: HeaderParts) -> Bool {
    parts.read(key).parts.last?.contains { $0.concept == "number" } ?? false
  }

  /// The last word of a header with blanks in it, as units stand there: `占地 亩`.
  private static func tail(of written: String) -> String? {
    let words = CellText.halfWidth(written).split(whereSeparator: \.isWhitespace)
    return words.count > 1 ? words.last.map { $0.lowercased() } : nil
  }

  /// Units that end a header without a sign before them: 去年销售额多少万元.
  private static let moneyTails = ["百万元", "万元", "亿元", "千元"]

  /// `万元,必填`, `人民币:万元`: a unit with remarks beside it.
  private mutating func take(_ text: String, _ units: UnitTable) {
    if text.isEmpty { return }
    for piece in text.split(whereSeparator: { ",，;；、".contains($0) }).map(String.init) {
      var rest = piece
      if let of = HeaderText.year(in: &rest) { year = year ?? of }
      if unit == nil, units.isUnit(rest) { unit = rest } else if !rest.isEmpty { remarks.append(rest) }
    }
  }

  /// Tells choices among the remarks.
  mutating func tellChoices(_ parts: HeaderParts, _ cells: [SheetCell]) {
    let listed = remarks.flatMap { $0.split(separator: "/").map(String.init) }
    guard listed.count > 1 else { return }
    let chosen = cells.count { cell in
      let text = HeaderVocabulary.key(cell.text)
      return listed.contains { text.contains($0) }
    }
    let isTold = Set(listed.flatMap { parts.read($0).things }).count > 1
    listsChoices = !cells.isEmpty && chosen * 2 >= cells.count || listed.count > 2 && !isTold
  }

  /// Takes a year out of a text: four digits before 年 or at the beginning, two digits before 年 at the beginning.
  private static func year(in text: inout String) -> Int? {
    let letters = Array(text)
    var start = 0
    while start < letters.count {
      guard letters[start].isASCII, letters[start].isNumber else {
        start += 1
        continue
      }
      var end = start
      while end < letters.count, letters[end].isASCII, letters[end].isNumber { end += 1 }
      let digits = String(letters[start..<end])
      // 主营收入 2025; a standard's number ends in its year, too: GB/T 4754-2017.
      let before = String(letters[..<start])
      let isLast =
        end == letters.count && (before.hasSuffix("fy") || before.last.map { !$0.isASCII || $0.isLetter } ?? false)
      let isBeforeYear = end < letters.count && letters[end] == "年"
      let number = Int(digits.suffix(4)).map { digits.count == 2 ? 2000 + $0 : $0 }
      if let number, (1990...2100).contains(number),
        digits.count == 4 && (isBeforeYear || start == 0 || isLast) || digits.count == 2 && isBeforeYear && start == 0
      {
        var after = end
        for suffix in ["年度", "年全年", "年", "度"] where String(letters[after...]).hasPrefix(suffix) {
          after += suffix.count
          break
        }
        text = (before.hasSuffix("fy") ? String(before.dropLast(2)) : before) + String(letters[after...])
        return number
      }
      start = end
    }
    return nil
  }

  /// Without the number that a questionnaire puts before its questions: `3、`, `Q2.`, `(4)`, `一、`.
  private static func unnumbered(_ text: String) -> String {
    var rest = Substring(text)
    if rest.first == "q", rest.dropFirst().first?.isNumber == true { rest = rest.dropFirst() }
    let isBracketed = rest.first == "("
    if isBracketed { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }
    guard (1...3).contains(digits.count) else { return text }
    rest = rest.dropFirst(digits.count)
    guard let mark = rest.first, isBracketed ? mark == ")" : "、.)）".contains(mark) else { return text }
    let left = rest.dropFirst()
    // A number like `3.5` is no numbering.
    return left.isEmpty || left.first?.isNumber == true ? text : String(left)
  }

  /// Without the condition that a question begins with: `若新建项目,需要多大的用电容量`.
  private static func unconditional(_ text: String) -> String {
    guard text.hasPrefix("若") || text.hasPrefix("如"), let end = text.firstIndex(where: { ",，".contains($0) }) else {
      return text
    }
    let rest = text[text.index(after: end)...]
    return rest.isEmpty ? text : String(rest)
  }

  private static let opening: Set<Character> = ["(", "[", "【", "〔", "〈", "﹙"]
  private static let closing: Set<Character> = [")", "]", "】", "〕", "〉", "﹚"]

  /// A unit that is known, or something that can hardly be but one (kW): then bare numbers have an unknown unit.
  private static func looksLikeUnit(_ text: String, _ units: UnitTable) -> Bool {
    if text.isEmpty { return false }
    if units.isUnit(text) { return true }
    return text.count <= 6 && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "/") }
  }
}
