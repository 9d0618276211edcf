extension FieldValue {
  /// The value as an office writes it in a paper: units and days in Chinese, great amounts of electricity in 万千瓦时.
  package func written(_ kind: FieldKind) -> String {
    switch (self, kind) {
    case (.quantity(let value), .quantity(.kilowattHourPerYear)) where value.milli >= 10_000_000:
      Quantity.fixed(value.milli, digits: 7) + "万千瓦时/年"
    case (.quantity(let value), .quantity(let unit)): value.text + unit.word
    case (.count(let value), .count(let unit)) where unit != .year: "\(value)\(unit.word)"
    case (.date(let value), _): value.chinese
    default: display(kind)
    }
  }

  /// An item of a list for a person: what stands behind `@` is a day until which it holds (`高新技术企业@2027-11-30`), the
  /// ten thousandths by which it was inferred (`1495@9384`) or the percent of it (`西安@40`).
  static func item(_ text: String) -> String {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    guard parts.count == 2 else { return text }
    if let day = CalendarDate(parts[1]) { return "\(parts[0])(有效期至\(day.chinese))" }
    guard let number = Int64(parts[1]), number >= 0 else { return text }
    return "\(parts[0])(\(number > 100 ? (number + 50) / 100 : number)%)"
  }
}

extension Unit {
  /// The unit as an office writes it in a paper.
  var word: String {
    switch self {
    case .squareMetre: "平方米"
    case .kilovoltAmpere: "千伏安"
    case .tonnePerDay: "吨/日"
    case .tonnePerYear: "吨/年"
    case .tonnePerHour: "吨/小时"
    case .cubicMetrePerHour: "立方米/小时"
    case .tonneOfCoalEquivalent: "吨标准煤/年"
    case .kilowattHourPerYear: "千瓦时/年"
    case .metre: "米"
    case .kilonewtonPerSquareMetre: "千牛/平方米"
    case .tonne: "吨"
    case .kilometre: "公里"
    case .mu, .percent, .person, .month, .year, .storey, .stated: rawValue
    }
  }
}
