package import Domain

/// The columns of a table of records, written so that an import reads the same records again: headers with their units, money
/// to the last 元, choices by their words, lists with `、`.
package struct RecordColumns<Field: RecordField>: Sendable {
  /// The fields in the order of the columns.
  package let fields: [Field]
  private let reserved: Set<String>

  /// - Parameters:
  ///   - fields: the fields to write; all of them by default.
  ///   - reservedWords: texts an import does not take literally (不详, —); they are written with an apostrophe before them.
  package init(fields: [Field] = Array(Field.allCases), reservedWords: Set<String> = []) {
    self.fields = fields
    reserved = reservedWords
  }

  /// The columns with their headers.
  package var columns: [SheetColumn] {
    fields.map { field in
      switch field.kind {
      case .money, .quantity, .count: SheetColumn(field.header, .number, width: 12)
      case .date: SheetColumn(field.header, .date, width: 12)
      case .texts, .industryCodes: SheetColumn(field.header, .text, width: 28)
      case .text, .creditCode, .industryCode:
        SheetColumn(field.header, .text, width: field.rawValue == "name" ? 32 : 20)
      case .choice, .flag, .reference: SheetColumn(field.header, .text, width: 10)
      }
    }
  }

  /// A record as a row.
  ///
  /// - Parameters:
  ///   - reference: what to write for a field that refers to another record (its name or code); its id when `nil`.
  package func row(_ record: Record<Field>, reference: (Field) -> String? = { _ in nil }) -> [SheetValue] {
    fields.map { field in
      guard let value = record[field] else { return .empty }
      if case .reference(let id) = value { return .text(reference(field) ?? "\(id)") }
      // Wages are told in 元.
      if case .money(let money) = value, field.definition.money == .yuanAMonth { return .number("\(money.yuan)") }
      return cell(value, field.kind)
    }
  }

  private func cell(_ value: FieldValue, _ kind: FieldKind) -> SheetValue {
    switch value {
    case .text(let text):
      if case .choice = kind { return .text(value.display(kind)) }
      return text.isEmpty ? .empty : .text(guarded(text, kind))
    case .texts(let items):
      let text = ListText.text(items, reserved: reserved)
      let isSpecial = RecordColumns.looksSpecial(text) || (kind == .industryCodes && items.contains { $0.count == 3 })
      return .text(isSpecial ? "'" + text : text)
    case .money(let money): return .number(RecordColumns.wan(money))
    case .quantity(let quantity): return .number(quantity.text)
    case .count(let count): return .number("\(count)")
    case .date(let date): return .date(date)
    case .flag(let flag): return .text(flag ? "是" : "否")
    case .reference(let id): return .text("\(id)")
    }
  }

  /// An apostrophe before a text that an import would take for something else than itself.
  private func guarded(_ text: String, _ kind: FieldKind) -> String {
    // A code of three digits would be asked about: the zero of a longer one may be lost.
    let isReserved =
      (text != "无" && reserved.contains(text.lowercased())) || (kind == .industryCode && text.count == 3)
    return isReserved || RecordColumns.looksSpecial(text) ? "'" + text : text
  }

  /// An apostrophe of the text's own, a sign that begins a comment, a spreadsheet's guard (`="…"`) or picture.
  private static func looksSpecial(_ text: String) -> Bool {
    ["'", "#", "=\"", "=DISPIMG(", "=_xlfn.DISPIMG(", "DISPIMG("].contains(where: text.hasPrefix)
  }

  /// 万元 with up to four decimals: exact.
  private static func wan(_ money: Money) -> String {
    let (whole, rest) = money.yuan.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var text = (money.yuan < 0 ? "-" : "") + "\(whole)"
    if rest > 0 {
      var digits = String(String(10_000 + rest).dropFirst())
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text
  }
}
