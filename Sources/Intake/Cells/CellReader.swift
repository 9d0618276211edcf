package import Domain

/// Reads the text of a cell as what a field holds.
package struct CellReader: Sendable {
  let vocabulary: IntakeVocabulary
  let industries: IndustryNames
  let amounts: AmountReader

  /// A reader with the vocabulary and the table of industries.
  package init(vocabulary: IntakeVocabulary, industries: IndustryNames) {
    self.vocabulary = vocabulary
    self.industries = industries
    amounts = AmountReader(units: vocabulary.units, words: vocabulary.words)
  }

  /// Reads a text as a kind of field.
  ///
  /// - Parameters:
  ///   - headerUnit: the unit the column's header names (`万元`, `亩`); it applies to bare numbers.
  package func read(_ text: String, as kind: FieldKind, headerUnit: String? = nil) -> CellReading {
    read(
      SheetCell(text),
      FieldRule(kind: kind, meaning: CellMeaning(kind), name: "", headerUnit: headerUnit, in: vocabulary))
  }

  /// Reads a text as a field of a firm list, with the rules of that field (credit code, industry code, class year, range).
  package func read(_ text: String, as field: ImportField, headerUnit: String? = nil) -> CellReading {
    read(SheetCell(text), FieldRule(field, headerUnit: headerUnit, in: vocabulary))
  }

  func read(_ cell: SheetCell, _ rule: FieldRule) -> CellReading {
    let text = CellText.trimmed(cell.text)
    if text.isEmpty { return .unknown }
    if cell.kind == .error { return .problem(.cellError) }
    if text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") { return .problem(.unreadableText) }
    switch rule.kind {
    case .text, .creditCode, .industryCode: return readText(text, cell.kind, rule)
    case .texts, .industryCodes: return readTexts(text, rule)
    case .choice(let choices): return readChoice(text, choices, rule)
    case .money, .quantity: return readAmount(text, rule)
    case .count(.year): return readYear(text, rule)
    case .count: return readAmount(text, rule)
    case .date: return readDate(text, cell.kind)
    case .flag: return readFlag(text)
    case .reference: return readReference(text)
    }
  }

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

  private func readAmount(_ text: String, _ rule: FieldRule) -> CellReading {
    guard let target = rule.target else { return .problem(.notANumber) }
    if vocabulary.words.stands(text, for: .none) { return .value(rule.value(0)) }
    switch amounts.read(text, as: target) {
    case .one(let number): return .value(rule.value(number))
    case .two(let low, let high): return .range(rule.value(low), rule.value(high))
    case .notANumber: return .problem(.notANumber)
    case .outOfRange(let why): return .problem(.numberOutOfRange, detail: why)
    case .unknownUnit(let unit):
      let why = unit.isEmpty ? "没有写单位,列名里也没有" : "「\(unit)」不是\(target.unit == UnitTable.yuan ? "金额" : target.unit)的单位"
      return .problem(.unknownUnit, detail: why, example: target.unit == UnitTable.yuan ? "3000万元" : "15" + target.unit)
    }
  }

  private func readYear(_ text: String, _ rule: FieldRule) -> CellReading {
    if vocabulary.words.stands(text, for: .none) || vocabulary.words.stands(text, for: .unknown) { return .unknown }
    guard let year = ClassYearReader.read(text) else { return .problem(.notAYear) }
    if let why = rule.range.complaint(about: ExactDecimal(mantissa: Int128(year), scale: 0)) {
      return .problem(.numberOutOfRange, detail: why)
    }
    return .value(.count(year))
  }

  private func readDate(_ text: String, _ kind: SheetCell.Kind) -> CellReading {
    if vocabulary.words.stands(text, for: .none) || vocabulary.words.stands(text, for: .unknown) { return .unknown }
    let whole = kind == .number ? String(text.prefix { $0 != "." }) : text
    guard let date = DateReader.read(whole) else { return .problem(.notADate) }
    return .value(.date(date))
  }

  private func readFlag(_ text: String) -> CellReading {
    let words = vocabulary.words
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
