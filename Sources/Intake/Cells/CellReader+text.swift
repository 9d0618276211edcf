internal import Domain

extension CellReader {
  /// Reads a text by what the field means.
  func readText(_ text: String, _ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    let literal = CellText.literal(text)
    if rule.meaning == .plain, let literal { return .value(.text(literal)) }
    let text = literal ?? shown(text, cell)
    let isNone = literal == nil && vocabulary.words.stands(text, for: .none)
    if literal == nil, vocabulary.words.stands(text, for: .unknown) { return .unknown }
    switch rule.meaning {
    case .plain: return .value(.text(isNone ? "无" : text))
    case _ where isNone: return .unknown
    case .name:
      // A program that turned a workbook into text may have left its escape of a return.
      let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.replacing("_x000D_", with: "") : text
      return .value(.text(String(plain.filter { !$0.isNewline })))
    case .place: return .value(.text(literal ?? CellReader.place(text)))
    case .phone: return readPhone(CellText.withoutGuard(CellText.withoutZeroFraction(text)), cell.kind)
    case .creditCode: return readCreditCode(CellText.withoutGuard(text), cell.kind)
    case .industryCode:
      let written = CellText.withoutZeroFraction(CellText.halfWidth(CellText.withoutGuard(text)))
      if literal == nil, let complaint = lostZero(written) { return complaint }
      guard let code = industries.code(of: written) else { return .problem(.unknownIndustryCode) }
      return .value(.text(code.text))
    }
  }

  /// A number with the zeros its format shows before it (0111, 0915…).
  private func shown(_ text: String, _ cell: SheetCell) -> String {
    guard let shown = cell.shown else { return text }
    return CellText.withoutZeroFraction(shown)
  }

  /// What is asked of three digits that a spreadsheet may have made of four: 111 is a group and 0111 a class.
  func lostZero(_ text: String) -> CellReading? {
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let longer = IndustryCode("0" + text), let name = industries.name(of: longer)
    else { return nil }
    let own = IndustryCode(text).flatMap { industries.name(of: $0) }
    let detail = (own.map { "\(text) 是\($0)," } ?? "") + "0\(text) 是\(name)"
    return .problem(.industryCodeZeroLost, detail: detail, example: "0" + text)
  }

  private func readCreditCode(_ text: String, _ kind: SheetCell.Kind) -> CellReading {
    let written = CellText.halfWidth(text)
    if CellReader.isRounded(written, kind) { return .problem(.numberNotExact) }
    let bare = written.filter { !$0.isWhitespace && $0 != "-" }
    if CreditCode.isIdentityNumber(bare) {
      return .problem(.creditCodeMalformed, detail: "像是公民身份号码,不是统一社会信用代码")
    }
    guard let code = CreditCode(bare) else {
      return .problem(
        .creditCodeMalformed, detail: bare.count == 18 ? "含有标准字符集以外的字符(不用 I、O、S、V、Z)" : "共 \(bare.count) 位,应为 18 位")
    }
    return code.hasValidCheckCharacter
      ? .value(.text(code.text)) : .problem(.creditCodeCheckDigit, kept: .text(code.text))
  }

  /// Phones, mail addresses and the like: half-width, a mobile number without blanks and dashes; anything else as written.
  private func readPhone(_ text: String, _ kind: SheetCell.Kind) -> CellReading {
    if CellReader.isMobile(text) { return .value(.text(text)) }
    let written = CellText.halfWidth(text)
    if CellReader.isRounded(written, kind) { return .problem(.numberNotExact) }
    let digits = written.filter { $0 != " " && $0 != "-" }
    let mobile = digits.hasPrefix("+86") ? String(digits.dropFirst(3)) : digits
    if CellReader.isMobile(mobile) { return .value(.text(mobile)) }
    return kind != .text && CellReader.mayLackZero(written)
      ? .problem(.phoneZeroLost, kept: .text(written)) : .value(.text(written))
  }

  /// Whether digits are as many as a landline's without the zero of its area code; 400 and 800 numbers have none.
  private static func mayLackZero(_ text: String) -> Bool {
    (10...11).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
      && !["0", "400", "800"].contains(where: text.hasPrefix)
  }

  private static func isMobile(_ text: String) -> Bool {
    text.utf8.count == 11 && text.utf8.first == UInt8(ascii: "1") && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Whether a number has more digits than a spreadsheet keeps (15), or was written with an exponent.
  private static func isRounded(_ text: String, _ kind: SheetCell.Kind) -> Bool {
    if kind == .number { return text.utf8.filter { (48...57).contains($0) }.count > 15 }
    let hasExponent = text.utf8.contains { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
    guard hasExponent, text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") }) else {
      return false
    }
    return ExactDecimal(text) != nil
  }

  /// A place by its short name: 「重庆市」 and 「石泉县」 are 重庆 and 石泉; longer ones stay as they are written.
  static func place(_ text: String) -> String {
    // 市 is E5 B8 82, 县 E5 8E BF; a place of three to five characters has nine to fifteen bytes.
    guard let last = text.utf8.last, last == 0x82 || last == 0xBF, (9...15).contains(text.utf8.count) else {
      return text
    }
    guard let end = text.last, end == "市" || end == "县" else { return text }
    let name = text.dropLast()
    return name.contains(where: "省市县区".contains) ? text : String(name)
  }
}
