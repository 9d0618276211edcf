internal import Domain

/// Other words for the codes of a choice field, and for yes and no of one field (可联系 under 不再联系 is no).
struct ChoiceWords: Sendable {
  private let codes: [String: [String: String]]

  init(_ table: ReferenceTable) throws(IntakeError) {
    var codes: [String: [String: String]] = [:]
    let name = "choice-words.tsv"
    for row in try table.select(["field", "word", "code"], in: name) {
      guard let field = ImportField(qualified: row[0]), ChoiceWords.takes(row[2], field.kind) else {
        throw .badReference(table: name, why: "\(row[2]) 不是 \(row[0]) 的选项")
      }
      codes[row[0], default: [:]][row[1].lowercased()] = row[2]
    }
    self.codes = codes
  }

  private static func takes(_ code: String, _ kind: FieldKind) -> Bool {
    switch kind {
    case .choice(let choices): choices.contains { $0.code == code }
    case .flag: code == yes || code == no
    default: false
    }
  }

  private static let (yes, no) = ("yes", "no")

  /// Yes or no as a word of a field says it; `nil` for other words.
  func flag(of text: String, field: String) -> Bool? {
    switch codes[field]?[text.lowercased()] {
    case ChoiceWords.yes: true
    case ChoiceWords.no: false
    default: nil
    }
  }

  /// The code a cell means: the code itself, its word on screen, one half of a word like `董事长/总经理`, or another word
  /// for it.
  func code(of text: String, among choices: [FieldKind.Choice], field: String) -> String? {
    let word = text.lowercased()
    for choice in choices where choice.code == word || choice.label == text { return choice.code }
    for choice in choices where choice.label.split(separator: "/").contains(Substring(text)) { return choice.code }
    guard let code = codes[field]?[word], choices.contains(where: { $0.code == code }) else { return nil }
    return code
  }
}
