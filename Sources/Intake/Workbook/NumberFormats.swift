/// The number formats of a workbook's styles.
final class NumberFormats: XMLListener {
  private var codes: [Int: String] = [:]
  private var formats: [NumberFormat] = []
  private var known: [Int: NumberFormat] = [:]
  private var isInCellFormats = false

  /// The format of a style.
  subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .general }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      let format = known[id] ?? NumberFormat(codes[id] ?? NumberFormats.builtIn(id))
      known[id] = format
      formats.append(format)
    default: break
    }
  }

  func end(_ element: String) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: Span<UInt8>) {}

  /// Formats that are not written out (ECMA-376 part 1, §18.8.30), the Chinese ones among them, by what they do to a value.
  private static func builtIn(_ id: Int) -> String {
    switch id {
    case 1, 3: "0"
    case 2, 4: "0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 14...17, 27...31, 36, 50...54, 57, 58: "yyyy-m-d"
    case 22: "yyyy-m-d h:mm"
    case 18...21, 32...35, 45, 47, 55, 56: "h:mm:ss"
    case 46: "[h]:mm:ss"
    case 49: "@"
    default: "General"
    }
  }

  /// Formats that go by a name, as SpreadsheetML 2003 and pages saved by a spreadsheet write them; other texts are codes.
  static func named(_ code: String) -> NumberFormat {
    switch code.lowercased() {
    case "", "general", "general number", "yes/no", "true/false", "on/off": .general
    case "general date": NumberFormat("yyyy-m-d h:mm")
    case "short date", "medium date", "long date": .day
    case "short time", "medium time", "long time": NumberFormat("h:mm:ss")
    case "currency", "fixed", "standard": NumberFormat("0.00")
    case "euro currency": NumberFormat("[$€]0.00")
    case "percent": NumberFormat("0.00%")
    case "scientific": NumberFormat("0.00E+00")
    default: NumberFormat(code)
    }
  }
}
