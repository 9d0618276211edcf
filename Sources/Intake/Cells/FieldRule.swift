internal import Domain

/// How the cells of one column are read, worked out once.
struct FieldRule: Sendable {
  let kind: FieldKind
  let meaning: CellMeaning
  /// The field's qualified name, for choices and ranges.
  let name: String
  let range: FieldRanges.Range
  /// Where numbers go; `nil` for fields without numbers.
  let target: AmountReader.Target?
  /// Whether a month or year alone is its last day.
  let isEnd: Bool

  /// - Parameters:
  ///   - headerUnit: the unit the header names.
  ///   - sheetUnit: the unit of money the rows above the header name (单位:万元).
  init(
    kind: FieldKind, meaning: CellMeaning, name: String, headerUnit: String?, sheetUnit: String? = nil,
    isEnd: Bool = false, in vocabulary: IntakeVocabulary
  ) {
    self.kind = kind
    self.isEnd = isEnd
    self.meaning = meaning
    self.name = name
    range = vocabulary.ranges.range(of: name)
    guard let unit = UnitTable.target(of: kind) else {
      target = nil
      return
    }
    let header = headerUnit.flatMap { vocabulary.units.ratio(of: $0, to: unit) }
    let bare: UnitTable.Ratio? =
      if headerUnit != nil {
        header
      } else if case .money = kind {
        name.hasSuffix("wage_yuan_month") ? .one : sheetUnit.flatMap { vocabulary.units.ratio(of: $0, to: unit) }
      } else {
        .one
      }
    let decimals = if case .quantity = kind { 3 } else { 0 }
    let isCount = if case .count = kind { true } else { false }
    target = AmountReader.Target(
      unit: unit, decimals: decimals, bare: bare, range: range, isCount: isCount,
      unknownUnit: bare == nil ? headerUnit ?? sheetUnit : nil)
  }

  init(_ field: ImportField, headerUnit: String?, sheetUnit: String? = nil, in vocabulary: IntakeVocabulary) {
    self.init(
      kind: field.kind, meaning: CellMeaning(field), name: field.qualified, headerUnit: headerUnit,
      sheetUnit: sheetUnit, isEnd: field.isEnd, in: vocabulary)
  }

  /// A whole number of `10^-decimals` units as the field keeps it.
  func value(_ number: Int64) -> FieldValue {
    switch kind {
    case .money: .money(Money(yuan: number))
    case .quantity: .quantity(Quantity(milli: number))
    default: .count(number)
    }
  }
}
