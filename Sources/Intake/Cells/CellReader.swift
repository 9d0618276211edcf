package import Domain
import Foundation

/// Reads the text of a cell as what a field holds.
package struct CellReader: Sendable {
  let vocabulary: IntakeVocabulary
  let industries: IndustryNames
  let amounts: AmountReader
  /// The day against which days to come are judged.
  let today: CalendarDate

  /// A reader with the vocabulary and the table of industries.
  ///
  /// - Parameters:
  ///   - today: the day in Shanghai against which days to come are judged.
  package init(vocabulary: IntakeVocabulary, industries: IndustryNames, today: CalendarDate = .todayInShanghai) {
    self.vocabulary = vocabulary
    self.industries = industries
    self.today = today
    amounts = AmountReader(units: vocabulary.units, words: vocabulary.words)
  }

  /// Reads a text as a kind of field.
  ///
  /// - Parameters:
  ///   - headerUnit: the unit the column's header names (`万元`, `亩`); it applies to bare numbers.
  ///   - isEnd: whether a month or year alone is its last day.
  package func read(
    _ text: String, as kind: FieldKind, headerUnit: String? = nil, isEnd: Bool = false
  ) -> CellReading {
    read(
      SheetCell(text),
      FieldRule(
        kind: kind, meaning: CellMeaning(kind), name: "", headerUnit: headerUnit, isEnd: isEnd, in: vocabulary))
  }

  /// Reads a text as a field of a firm list, with the rules of that field (credit code, industry code, class year, range).
  package func read(_ text: String, as field: ImportField, headerUnit: String? = nil) -> CellReading {
    read(SheetCell(text), FieldRule(field, headerUnit: headerUnit, in: vocabulary))
  }

  func read(_ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    let text = CellText.trimmed(cell.text)
    if text.isEmpty { return .unknown }
    if let complaint = complaint(about: cell, text) { return complaint }
    switch rule.kind {
    case .text, .creditCode, .industryCode: return readText(text, cell, rule)
    case .texts, .industryCodes: return readTexts(text, rule)
    default: break
    }
    let bare = CellText.withoutGuard(text)
    if bare.isEmpty { return .unknown }
    switch rule.kind {
    case .choice(let choices): return readChoice(bare, choices, rule)
    case .money, .quantity: return readAmount(bare, cell, rule)
    case .count(.year): return readYear(CellText.withoutZeroFraction(bare), rule)
    case .count: return readAmount(bare, cell, rule)
    case .date: return readDate(bare, cell, rule)
    case .flag: return readFlag(CellText.withoutZeroFraction(bare), rule)
    default: return readReference(CellText.withoutZeroFraction(bare))
    }
  }

  /// What keeps a cell from being read as anything.
  func complaint(about cell: SheetCell, _ text: String) -> CellReading? {
    if let trouble = cell.trouble, trouble != .nearMidnight {
      return .problem(.cellWithoutValue, detail: trouble.words)
    }
    let isError = text.hasPrefix("#") && vocabulary.words.stands(String(text.dropFirst()), for: .error)
    if cell.kind == .error || isError { return .problem(.cellError) }
    if text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") { return .problem(.unreadableText) }
    if SheetCell.isPicture(text) { return .problem(.cellWithoutValue, detail: SheetCell.Trouble.picture.words) }
    if vocabulary.words.stands(text, for: .missing) {
      return .problem(.cellWithoutValue, detail: "它是程序给空值写的字样")
    }
    return nil
  }

  /// The industry that an item of a list means where no spreadsheet took a zero away from it: three digits are a group.
  package func industry(_ item: String) -> IndustryCode? { industries.code(of: CellText.halfWidth(item)) }

  private func readTexts(_ text: String, _ rule: FieldRule) -> CellReading {
    let literal = CellText.literal(text)
    if literal == nil {
      if vocabulary.words.stands(text, for: .none) { return .value(.texts([])) }
      if vocabulary.words.stands(text, for: .unknown) { return .unknown }
    }
    let items = ListReader.items(literal ?? text)
    guard rule.meaning == .industryCode else { return .value(.texts(items)) }
    var codes: [String] = []
    for item in items {
      let item = CellText.withoutZeroFraction(CellText.halfWidth(item))
      if literal == nil, let complaint = lostZero(item) { return complaint }
      guard let code = industries.code(of: item) else { return .problem(.unknownIndustryCode) }
      codes.append(code.text)
    }
    return .value(.texts(codes))
  }

  private func readChoice(_ text: String, _ choices: [FieldKind.Choice], _ rule: FieldRule) -> CellReading {
    let word = CellText.halfWidth(text)
    if let code = vocabulary.choices.code(of: word, among: choices, field: rule.name) { return .value(.text(code)) }
    if vocabulary.words.stands(word, for: .none) || vocabulary.words.stands(word, for: .unknown) { return .unknown }
    return .problem(.notAChoice, detail: choices.map(\.label).joined(separator: "、"))
  }

  private func readAmount(_ text: String, _ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    guard let target = rule.target else { return .problem(.notANumber) }
    if vocabulary.words.stands(text, for: .none) { return .value(rule.value(0)) }
    if vocabulary.words.stands(text, for: .undecided) { return .unknown }
    let isMoney = target.unit == UnitTable.yuan
    let example = isMoney ? "3000万元" : "15" + target.unit
    if cell.kind == .number, cell.shrunkPlaces > 0, text != "0", !target.isShown(in: cell.shrunkPlaces) {
      let why = "数字格式把它缩小到 10 的 \(cell.shrunkPlaces) 次方分之一显示,没有写单位"
      return .problem(.unknownUnit, detail: why, example: example)
    }
    switch amounts.read(text, as: target) {
    case .one(let number): return .value(rule.value(number))
    case .two(let low, let high): return .range(rule.value(low), rule.value(high))
    case .notANumber: return .problem(.notANumber)
    case .outOfRange(let why): return .problem(.numberOutOfRange, detail: why)
    case .unknownUnit(let unit):
      let written = unit.isEmpty ? target.unknownUnit ?? "" : unit
      if isMoney, amounts.units.namesForeignCurrency(written) { return foreignCurrency(text, written, unit.isEmpty) }
      return .problem(.unknownUnit, detail: unitComplaint(unit, target), example: example)
    }
  }

  private func unitComplaint(_ unit: String, _ target: AmountReader.Target) -> String {
    let isMoney = target.unit == UnitTable.yuan
    let written = unit.isEmpty ? target.unknownUnit ?? "" : unit
    if written.isEmpty { return "没有写单位,列名里也没有" }
    let place = unit.isEmpty ? "列名写的" : ""
    return "\(place)「\(written)」不是\(isMoney ? "金额" : target.unit)的单位"
  }

  /// An amount in another currency is told with it and not converted: which day's rate counts, a person decides.
  private func foreignCurrency(_ text: String, _ currency: String, _ isInHeader: Bool) -> CellReading {
    let amount = isInHeader ? text + currency : text
    let place = isInHeader ? "列名写的" : ""
    return .problem(
      .unknownUnit, detail: "\(place)「\(currency)」是外币,不按任何汇率折算", example: "折合人民币的数与原币「…万元(\(amount))」")
  }

  private func readYear(_ text: String, _ rule: FieldRule) -> CellReading {
    if vocabulary.words.stands(text, for: .none) || vocabulary.words.stands(text, for: .unknown) { return .unknown }
    guard let year = ClassYearReader.read(text) else { return .problem(.notAYear) }
    if let why = rule.range.complaint(about: ExactDecimal(mantissa: Int128(year), scale: 0)) {
      return .problem(.numberOutOfRange, detail: why)
    }
    return .value(.count(year))
  }

  private func readDate(_ text: String, _ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    if vocabulary.words.stands(text, for: .none) || vocabulary.words.stands(text, for: .unknown) { return .unknown }
    if rule.isEnd, cell.kind == .text || cell.kind == .untyped, let day = endOfPeriod(text) {
      return .value(.date(day))
    }
    guard cell.kind == .date || cell.kind == .text else { return readBareDate(text, cell, rule) }
    guard let moment = DateReader.moment(CellText.withoutZeroFraction(text)) else { return .problem(.notADate) }
    return date(moment, cell, rule)
  }

  /// A day that a spreadsheet may have taken for a number: 2021.10 has become 2021.1 unless a format shows its zero.
  private func readBareDate(_ text: String, _ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    let shown = CellText.withoutZeroFraction(CellText.halfWidth(cell.shown ?? text))
    let parts = shown.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.count <= 2 && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    if isNumber, parts.count == 2, parts[0].utf8.count == 4, parts[1] == "1" {
      let year = parts[0]
      return .problem(.notADate, detail: ":可能是 \(year)年1月,也可能是末尾的 0 丢失的 \(year)年10月", example: "\(year)年10月")
    }
    if isNumber, parts[0].utf8.count == 5, let serial = ExactDecimal(shown) {
      guard let moment = DateReader.moment(serial: serial, counts1904: cell.counts1904) else {
        return .problem(.notADate)
      }
      return date(moment, cell, rule)
    }
    guard let moment = DateReader.moment(shown) else { return .problem(.notADate) }
    return date(moment, cell, rule)
  }

  private func date(_ moment: DateReader.Moment, _ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    if let why = rule.range.complaint(about: moment.date, today: today) {
      return .problem(.numberOutOfRange, detail: why)
    }
    let isNear = cell.trouble == .nearMidnight || (moment.secondsLeft > 0 && moment.secondsLeft <= 60)
    return isNear ? .problem(.dateNearMidnight, kept: .date(moment.date)) : .value(.date(moment.date))
  }

  private func readFlag(_ text: String, _ rule: FieldRule) -> CellReading {
    let words = vocabulary.words
    if let flag = vocabulary.choices.flag(of: text, field: rule.name) { return .value(.flag(flag)) }
    if words.stands(text, for: .yes) { return .value(.flag(true)) }
    if words.stands(text, for: .no) { return .value(.flag(false)) }
    if words.stands(text, for: .unknown) { return .unknown }
    return .problem(.notYesOrNo)
  }

  private func readReference(_ text: String) -> CellReading {
    guard let id = Int64(text) else { return .problem(.notAReference) }
    return .value(.reference(id))
  }
}

extension CalendarDate {
  /// The day it is in Shanghai now.
  package static var todayInShanghai: CalendarDate {
    let seconds = Int(Date.now.timeIntervalSince1970) + 8 * 3600
    return CalendarDate(day: Int32(clamping: seconds / 86_400))
  }
}
