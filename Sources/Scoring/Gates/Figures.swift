internal import Domain

/// Numbers as they are read aloud in gate sentences.
enum Figures {
  /// 元 as 万元 without the unit, rounded half up to 0.01 万元: `150`, `166.67`.
  static func wan(_ yuan: Int64) -> String {
    Quantity(milli: Fixed.roundedHalfUp(yuan, over: 100) * 10).text
  }

  /// Thousandths of a unit: `30`, `12.5`.
  static func text(_ milli: Int64) -> String { Quantity(milli: milli).text }
}
