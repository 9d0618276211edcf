package import Domain

/// The codes and names of GB/T 4754-2017, to look a code up by its name.
package struct IndustryNames: Sendable {
  private let names: [String: String]
  /// Codes in their bare form, the usual one.
  private let codes: [String: IndustryCode]
  private let codesByName: [String: String]

  /// Builds the look-up from `(code, name)` pairs of all levels. Where a name belongs to several levels (199 groups have one
  /// class of the same name) the name stands for the deepest, the class.
  package init(_ entries: some Sequence<(code: String, name: String)>) {
    var names: [String: String] = [:]
    var codesByName: [String: String] = [:]
    for (code, name) in entries {
      names[code] = name
      let key = IndustryNames.key(name)
      if let other = codesByName[key], (other.count, code) >= (code.count, other) { continue }
      codesByName[key] = code
    }
    self.names = names
    codes = Dictionary(names.keys.compactMap { code in IndustryCode(code).map { (code, $0) } }) { first, _ in first }
    self.codesByName = codesByName
  }

  /// Reads a reference table with the columns `code` and `name`.
  package init(_ table: ReferenceTable) throws(IntakeError) {
    let rows = try table.select(["code", "name"], in: "industries.tsv")
    self.init(rows.map { (code: $0[0], name: $0[1]) })
  }

  /// The standard's name of a code.
  package func name(of code: IndustryCode) -> String? { names[code.text] }

  /// The code a text means: `3989`, `C3989`, `3989 其他电子元件制造`, `其他电子元件制造(3989)` or the name alone.
  package func code(of text: String) -> IndustryCode? {
    if text.utf8.count <= 4, let code = codes[text] { return code }
    if let code = IndustryCode(text) { return isKnown(code) ? code : nil }
    if let code = codesByName[IndustryNames.key(text)] { return IndustryCode(code) }
    // A code with a name beside it: the digits decide, a section letter may stand before them.
    let digits = text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    guard (2...4).contains(digits.count), let code = IndustryCode(digits), isKnown(code) else { return nil }
    return code
  }

  /// Whether the standard has the code, or at least the group of a class: an amendment has added classes since.
  private func isKnown(_ code: IndustryCode) -> Bool {
    if names[code.text] != nil { return true }
    return code.level == .class && code.group.map { names[$0.text] != nil } == true
  }

  private static func key(_ name: String) -> String {
    String(CellText.halfWidth(name).filter { !$0.isWhitespace && !",、()".contains($0) })
  }
}
