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

  /// An item of a list for a person: a day behind `@` is the one until which it holds (`高新技术企业@2027-11-30`). What a number
  /// there means, the field says.
  static func item(_ text: String) -> String {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    guard parts.count == 2 else { return text }
    return CalendarDate(parts[1]).map { "\(parts[0])(有效期至\($0.chinese))" } ?? text
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
