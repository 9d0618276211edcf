/// A cell as a file holds it: the text a person sees, and whether the program that wrote it kept it as a number or a day.
package struct SheetCell: Sendable, Hashable {
  /// What the program kept.
  package enum Kind: UInt8, Sendable, Hashable {
    case text, number, date, boolean, error
    /// A cell of a text file, which tells numbers, days and texts not apart.
    case untyped
  }

  /// What keeps a cell from being taken as it is.
  package enum Trouble: UInt8, Sendable, Hashable {
    /// A formula whose result was not saved.
    case noResult
    /// The 0 that a program writes beside a formula it does not compute.
    case uncomputed
    case picture
    /// It points to a text the workbook does not have.
    case noText
    /// Its format shows nothing.
    case hidden
    /// More text than a spreadsheet's cell can hold.
    case tooLong
    /// It begins with a quote that never closes.
    case openQuote
    /// A number under a format that shows it smaller, of which nothing tells whether it is the one kept or the one shown.
    case shownOrKept
    /// A day that lies less than a minute before the next one, shown without the time.
    case nearMidnight
  }

  /// The text a person sees; numbers in plain digits to the last one kept, never with an exponent; days as `2026-03-05`.
  package var text: String
  /// What the program kept.
  package var kind: Kind
  /// What keeps it from being taken.
  package var trouble: Trouble?
  /// Whether day 0 is 1904-01-01 where a bare number stands for a day.
  var counts1904 = false
  /// Places by which the format moves the point without a word (`#,##0,` shows thousands): 3 for thousands.
  var shrunkPlaces: UInt8 = 0
  /// The zeros the format shows, when it shows any that the number may not have.
  var zeros: ShownZeros?

  package init(_ text: String, _ kind: Kind = .text, trouble: Trouble? = nil) {
    self.text = text
    self.kind = kind
    self.trouble = trouble
  }

  /// The digits as the format shows them, when zeros are shown that the number does not have: `0111`, `2021.10`.
  var shown: String? { zeros.flatMap { zeros in ExactDecimal(text).flatMap(zeros.text) } }

  /// A cell without anything in it.
  package static let empty = SheetCell("")
  /// The cell as a sheet without its format may hold it: zeros that only the format shows are written out, what is not taken
  /// stays empty, and a number that the format shrinks without a word is asked about again if it was.
  package func plain(isAsked: Bool) -> SheetCell {
    switch trouble {
    case .noResult, .uncomputed, .picture, .noText, .hidden: return .empty
    case .tooLong, .openQuote, .shownOrKept, .nearMidnight, nil: break
    }
    if isAsked, kind == .number, shrunkPlaces > 0 { return SheetCell(text + "?") }
    return shown.map { SheetCell($0) } ?? SheetCell(text, kind)
  }
  /// Whether nothing is in it but blanks.
  package var isEmpty: Bool { text.isEmpty }
}

extension SheetCell.Trouble {
  /// Why there is no value, in words.
  var words: String {
    switch self {
    case .noResult: "公式没有保存算出的值"
    case .uncomputed: "公式旁的 0 是程序写下的占位,没有算过"
    case .picture: "是嵌在单元格里的图片"
    case .noText: "它指向的文字不在工作簿里"
    case .hidden: "它的数字格式使它不显示"
    case .tooLong: "文字超过 32767 字"
    case .openQuote: "以引号开头而没有闭合"
    case .shownOrKept: "它的格式把数缩小显示,看不出写的是缩小前还是缩小后的数"
    case .nearMidnight: "离次日零点不到一分钟"
    }
  }
}

/// The zeros a number format shows whether the number has them or not.
struct ShownZeros: Sendable, Hashable {
  /// The least digits before and behind the point.
  var whole: UInt8
  var fraction: UInt8
  /// The most digits behind the point.
  var mostFraction: UInt8

  /// The digits with the zeros that only the format shows, `nil` when it shows none.
  func text(_ value: ExactDecimal) -> String? {
    let rounded = value.rounded(toDecimals: Int(mostFraction))
    let digits = max(1, String(rounded.mantissa.magnitude).count - rounded.scale)
    let missing = (whole: max(0, Int(whole) - digits), fraction: max(0, Int(fraction) - rounded.scale))
    guard missing.whole > 0 || missing.fraction > 0 else { return nil }
    let isNegative = rounded.mantissa < 0
    var text = isNegative ? String(rounded.text.dropFirst()) : rounded.text
    text = String(repeating: "0", count: missing.whole) + text
    if missing.fraction > 0 {
      text += (rounded.scale == 0 ? "." : "") + String(repeating: "0", count: missing.fraction)
    }
    return (isNegative ? "-" : "") + text
  }
}
