internal import Domain

/// What is said of each problem, and how grave it is: the rows of `problem-severities.tsv`.
package struct ProblemCatalogue: Sendable {
  struct Rule: Sendable {
    let severity: RowProblem.Severity
    let message: String
    let hint: String
  }

  private let rules: [ProblemCode: Rule]

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "problem-severities.tsv"
    var rules: [ProblemCode: Rule] = [:]
    for row in try table.select(["code", "severity", "message", "hint"], in: name) {
      guard let code = ProblemCode(rawValue: row[0]), let severity = RowProblem.Severity(rawValue: row[1]) else {
        throw .badReference(table: name, why: "不认识 \(row[0]) 或其等级 \(row[1])")
      }
      rules[code] = Rule(severity: severity, message: row[2], hint: row[3])
    }
    for code in ProblemCode.allCases where rules[code] == nil {
      throw .badReference(table: name, why: "缺少 \(code.rawValue) 一行")
    }
    self.rules = rules
  }

  /// How grave a problem is.
  package func severity(of code: ProblemCode) -> RowProblem.Severity { rules[code]?.severity ?? .note }

  /// A problem at a place, with its message and hint filled in.
  ///
  /// - Parameters:
  ///   - detail: the reason in words, put for `{detail}`.
  ///   - words: further words for the template: `first`, `what`, `example`.
  package func problem(
    _ code: ProblemCode, at place: CellPlace, value: String = "", detail: String = "", words: [String: String] = [:]
  ) -> RowProblem {
    var replacements = words
    // A message may be printed and logged; contact data stays out of it.
    let isContact =
      place.isPersonal
      || (code == .creditCodeMalformed && CreditCode.isIdentityNumber(value.filter { !$0.isWhitespace }))
    replacements["value"] = isContact ? "***" : value.count > 60 ? value.prefix(60) + "…" : value
    replacements["detail"] = detail
    replacements["column"] = place.header
    let rule = rules[code] ?? Rule(severity: .note, message: code.rawValue, hint: "")
    return RowProblem(
      place: place, value: value, code: code, severity: rule.severity,
      message: ProblemCatalogue.fill(rule.message, replacements), hint: ProblemCatalogue.fill(rule.hint, replacements))
  }

  /// Puts the words in for `{name}`; done in one pass, so that a cell's own braces stay as they are.
  private static func fill(_ template: String, _ words: [String: String]) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += words[name] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
