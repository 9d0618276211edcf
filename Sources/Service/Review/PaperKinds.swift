import Domain

/// What counts as a paper: the reference table `paper-kinds`.
struct PaperKinds: Sendable {
  /// How numbers of papers are written; `#` stands for digits.
  private let numbers: [[Character]]
  private let none: [String]
  private let papers: [String]
  private let laws: [String]

  /// What counts as a paper for an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> PaperKinds {
    try PaperKinds(try await references.table("paper-kinds", organisation: organisation))
  }

  /// What counts as a paper by its table. Throws `ServiceError` `invalid_reference_file`.
  init(_ table: ReferenceTable) throws {
    var texts: [String: [String]] = ["number": [], "none": [], "paper": [], "law": []]
    for row in try table.project(["kind", "text"]) {
      guard texts[row[0]] != nil, !row[1].isEmpty else {
        throw ReferenceTable.invalid("paper-kinds", "无法识别「\(row.joined(separator: " "))」")
      }
      texts[row[0]]?.append(Likeness.folded(row[1]))
    }
    numbers = (texts["number"] ?? []).map { Array($0) }
    none = texts["none"] ?? []
    papers = texts["paper"] ?? []
    laws = texts["law"] ?? []
  }

  /// Whether the text names a paper: by a number, or by its kind where nothing says that there is none.
  func isPaper(_ text: String) -> Bool { names(text, papers) }

  /// Whether the text names a paper or a law, rule or policy that something may rest on.
  func isBasis(_ text: String) -> Bool { names(text, papers + laws) }

  private func names(_ text: String, _ kinds: [String]) -> Bool {
    let text = Likeness.folded(text)
    let signs = Array(text)
    if numbers.contains(where: { PaperKinds.holds(signs, $0) }) { return true }
    return !none.contains { text.contains($0) } && kinds.contains { text.contains($0) }
  }

  /// Refuses a text that names no paper.
  func demand<Field: RecordField>(_ text: String?, _ field: Field) throws {
    let text = try ProjectRefusal.demanded(text, field)
    guard !isPaper(text) else { return }
    throw ServiceError(
      refusing: field, code: "not_a_paper",
      message: "「\(field.label)」的「\(text)」不是文件。请写文号(如 石环〔2026〕21号)或文件种类(如 会议纪要、批复、复函)。")
  }

  private static func holds(_ text: [Character], _ number: [Character]) -> Bool {
    text.indices.contains { start in
      var at = start
      for sign in number {
        if sign == "#" {
          let from = at
          while at < text.count, text[at].isASCII, text[at].isNumber { at += 1 }
          if at == from { return false }
        } else if at < text.count, text[at] == sign {
          at += 1
        } else {
          return false
        }
      }
      return true
    }
  }
}
