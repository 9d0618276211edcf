internal import Domain

/// The units people write, with the exact ratio to the unit a field is kept in.
struct UnitTable: Sendable {
  /// `value × numerator ÷ denominator` is in the target unit.
  struct Ratio: Sendable, Hashable {
    var numerator: Int64
    var denominator: Int64
    static let one = Ratio(numerator: 1, denominator: 1)

    /// The ratio with a factor before it, `nil` when it does not fit.
    func times(_ factor: Int64) -> Ratio? {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
      return overflow ? nil : Ratio(numerator: product, denominator: denominator)
    }
  }

  /// The target of amounts of money.
  static let yuan = "元"
  /// The target under which the words of foreign currencies stand; they have no ratio to 元.
  private static let foreign = "外币"

  private let ratios: [String: [String: Ratio]]
  /// Powers of ten that stand before a unit.
  private static let multipliers: [(Character, Int64)] = [
    ("亿", 100_000_000), ("億", 100_000_000), ("万", 10_000), ("萬", 10_000), ("千", 1000), ("仟", 1000), ("百", 100),
    ("佰", 100),
  ]

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "units.tsv"
    var ratios: [String: [String: Ratio]] = [:]
    for row in try table.select(["target", "word", "numerator", "denominator"], in: name) {
      guard let numerator = Int64(row[2]), let denominator = Int64(row[3]), denominator > 0, numerator > 0 else {
        throw .badReference(table: name, why: "单位 \(row[1]) 的换算不是两个整数之比")
      }
      ratios[row[0], default: [:]][row[1].lowercased()] = Ratio(numerator: numerator, denominator: denominator)
    }
    self.ratios = ratios
  }

  /// The ratio of a written unit to `target` (a `Unit`'s word, or 元), with 万, 亿 … before it multiplied in.
  func ratio(of written: String, to target: String) -> Ratio? {
    let word = written.lowercased()
    guard let units = ratios[target] else { return word == target.lowercased() ? .one : nil }
    if let ratio = units[word] { return ratio }
    var rest = Substring(word)
    var factor: Int64 = 1
    while let first = rest.first, let multiplier = UnitTable.multipliers.first(where: { $0.0 == first })?.1 {
      let (product, overflow) = factor.multipliedReportingOverflow(by: multiplier)
      if overflow { return nil }
      factor = product
      rest = rest.dropFirst()
      // 千 of 万千瓦时 is part of the unit.
      if let ratio = units[String(rest)] { return ratio.times(factor) }
      // 万亿 is the greatest that is written.
      if factor > 1_000_000_000_000 { return nil }
    }
    guard factor > 1 else { return nil }
    if rest.isEmpty { return Ratio.one.times(factor) }
    return units[String(rest)].flatMap { $0.times(factor) }
  }

  /// Whether a text names a currency other than the yuan: `万美元`, `HK$`, `以美元计`.
  func namesForeignCurrency(_ text: String) -> Bool {
    let text = text.lowercased()
    return ratios[UnitTable.foreign]?.keys.contains { text.contains($0) } ?? false
  }

  /// Whether the word is a unit of anything.
  func isUnit(_ written: String) -> Bool { ratios.keys.contains { ratio(of: written, to: $0) != nil } }

  /// The word of a kind's unit in the table, `nil` for kinds without one.
  static func target(of kind: FieldKind) -> String? {
    switch kind {
    case .money: yuan
    case .quantity(let unit), .count(let unit): unit.rawValue
    default: nil
    }
  }
}
