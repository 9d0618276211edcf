/// The number formats of an OpenDocument file, written out as codes of number formats (OpenDocument 1.3 part 3, §16.29), and
/// which cell style has which.
final class DataStyles {
  private struct CellStyle {
    var data: String?
    var parent: String?
  }

  private var codes: [String: String] = [:]
  private var maps: [String: [(test: String, style: String)]] = [:]
  private var cellStyles: [String: CellStyle] = [:]
  private var hiddenTables: Set<String> = []
  private var known: [String: NumberFormat] = [:]

  private var name = ""
  private var code = ""
  private var isPercentage = false
  private var isInStyle = false
  private var words = Words.none
  private var text: [UInt8] = []
  private var number = Number()
  private var tableStyle = ""

  /// What the text that comes in is.
  private enum Words { case none, text, currency, yen, embedded }

  private struct Number {
    var least = 0
    var leastFraction = 0
    var mostFraction = 0
    var isGeneral = true
    var thousands = 0
    var inner: [(text: String, position: Int)] = []
    var position = 0
  }

  /// Styles an office does not nest deeper.
  private static let deepest = 16
  private static let mostStyles = 65_536
  /// Conditions of a number format, as many as its code has sections for.
  private static let mostMaps = 3

  /// The format of a cell style; the first one named that is known counts.
  func format(_ style: String?) -> NumberFormat {
    guard let style else { return .general }
    if let format = known[style] { return format }
    var next: String? = style
    var data: String?
    for _ in 0..<DataStyles.deepest where data == nil {
      guard let name = next, let found = cellStyles[name] else { break }
      (data, next) = (found.data, found.parent)
    }
    let format = data.map { NumberFormat(full($0)) } ?? .general
    if known.count < DataStyles.mostStyles { known[style] = format }
    return format
  }

  func isHidden(table style: String) -> Bool { hiddenTables.contains(style) }

  /// The code with the sections that hold under conditions before it.
  private func full(_ name: String) -> String {
    let own = codes[name] ?? "General"
    let conditions = (maps[name] ?? []).compactMap { map -> String? in
      let test = map.test.replacing("value()", with: "").replacing(" ", with: "").replacing("!=", with: "<>")
      guard let code = codes[map.style], "<>=".contains(test.first ?? " ") else { return nil }
      return "[\(test)]\(code)"
    }
    return (conditions + [own]).joined(separator: ";")
  }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "style":
      guard let name = attributes["name"] else { return }
      switch attributes["family"] {
      case "table-cell" where cellStyles.count < DataStyles.mostStyles:
        cellStyles[name] = CellStyle(data: attributes["data-style-name"], parent: attributes["parent-style-name"])
      case "table": tableStyle = name
      default: break
      }
    case "table-properties":
      if attributes["display"] == "false", hiddenTables.count < DataStyles.mostStyles {
        hiddenTables.insert(tableStyle)
      }
    case "number-style", "currency-style", "percentage-style", "date-style", "time-style", "boolean-style",
      "text-style":
      (name, code, isInStyle) = (attributes["name"] ?? "", "", true)
      isPercentage = element == "percentage-style"
      isElapsed = attributes["truncate-on-overflow"] == "false"
    case "map" where isInStyle:
      if let test = attributes["condition"], let style = attributes["apply-style-name"],
        maps.count < DataStyles.mostStyles, maps[name, default: []].count < DataStyles.mostMaps
      {
        maps[name, default: []].append((test, style))
      }
    default: if isInStyle, code.utf8.count < 1000 { part(element, attributes) }
    }
  }

  private var isElapsed = false

  private func part(_ element: String, _ attributes: XMLAttributes) {
    let isLong = attributes["style"] == "long"
    switch element {
    case "number":
      let decimals = small(attributes["decimal-places"])
      number = Number()
      number.least = small(attributes["min-integer-digits"]) ?? 0
      number.mostFraction = decimals ?? 0
      number.leastFraction = min(small(attributes["min-decimal-places"]) ?? decimals ?? 0, decimals ?? 0)
      number.isGeneral = decimals == nil && number.least <= 1
      var factor = attributes["display-factor"].flatMap { Int($0) } ?? 1
      while factor >= 1000, number.thousands < 6 { (factor, number.thousands) = (factor / 1000, number.thousands + 1) }
      if number.thousands > 0 { number.isGeneral = false }
    case "embedded-text":
      (words, number.position) = (.embedded, small(attributes["position"]) ?? 0)
      text = []
    case "text": (words, text) = (.text, [])
    case "currency-symbol": (words, text) = (attributes["country"] == "JP" ? .yen : .currency, [])
    case "scientific-number": code += "0.00E+00"
    case "fraction": code += "# ?/?"
    case "text-content": code += "@"
    case "boolean": code += "General"
    case "year": code += isLong ? "yyyy" : "yy"
    case "month": code += isLong ? "mm" : "m"
    case "day": code += isLong ? "dd" : "d"
    case "day-of-week": code += "aaa"
    case "era": code += "g"
    case "hours": code += isElapsed ? "[h]" : "h"
    case "minutes": code += "mm"
    case "seconds": code += "ss"
    default: break
    }
  }

  private func small(_ text: String?) -> Int? { text.flatMap { Int($0) }.map { min(max($0, 0), 30) } }

  func end(_ element: String) {
    switch element {
    case "number" where isInStyle: code += digits()
    case "text" where isInStyle, "currency-symbol" where isInStyle, "embedded-text" where isInStyle: endWords()
    case "number-style", "currency-style", "percentage-style", "date-style", "time-style", "boolean-style",
      "text-style":
      if codes.count < DataStyles.mostStyles { codes[name] = code }
      isInStyle = false
    default: break
    }
  }

  private func endWords() {
    let written = String(decoding: text, as: UTF8.self)
    switch words {
    case .none: break
    case .embedded: number.inner.append((written, number.position))
    case .yen where "¥￥".contains(written): code += quoted("日元")
    case .text where isPercentage:
      code += written.split(separator: "%", omittingEmptySubsequences: false).map { quoted(String($0)) }
        .joined(separator: "%")
    default: code += quoted(written)
    }
    words = .none
  }

  private func quoted(_ text: String) -> String {
    text.isEmpty ? "" : "\"" + text.replacing("\"", with: "") + "\""
  }

  private func digits() -> String {
    if number.isGeneral, number.inner.isEmpty { return "General" }
    let width = max(number.least, (number.inner.map(\.position).max() ?? -1) + 1, 1)
    var whole = ""
    for behind in stride(from: width, to: 0, by: -1) {
      for inner in number.inner where inner.position == behind { whole += quoted(inner.text) }
      whole += behind <= number.least ? "0" : "#"
    }
    var fraction = ""
    if number.mostFraction > 0 {
      fraction = "." + String(repeating: "0", count: number.leastFraction)
      fraction += String(repeating: "#", count: number.mostFraction - number.leastFraction)
    }
    return whole + fraction + String(repeating: ",", count: number.thousands)
  }

  func text(_ span: Span<UInt8>) {
    guard words != .none else { return }
    for index in span.indices where text.count < 256 { text.append(span[index]) }
  }
}
