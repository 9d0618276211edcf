package import Domain
import Intake

/// The words a text field takes from a reference table: each by its code, its name or one of its other names, in any width
/// of letters.
package struct ClosedWords: Sendable {
  /// A row of the table.
  package struct Word: Sendable, Hashable, Encodable {
    /// What the field keeps.
    package let value: String
    /// The words on screen: `F04 魔芋食品`, `财政局`.
    package let label: String
    /// What it may be written as.
    let names: [String]

    enum CodingKeys: String, CodingKey {
      case value, label
    }
  }

  let list: WordList
  /// The rows in the order of the table.
  package let words: [Word]
  private let byName: [String: Word]

  init(_ list: WordList, _ words: [Word]) {
    self.list = list
    self.words = words
    byName = Dictionary(
      words.flatMap { word in word.names.map { (ClosedWords.folded($0), word) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The words of a list. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  package static func inForce(
    _ list: WordList, _ references: any ReferenceStore, organisation: Int64
  ) async throws -> ClosedWords {
    try ClosedWords(list, try await references.table(list.table, organisation: organisation))
  }

  /// The words of a list in its table. Throws `ServiceError` `invalid_reference_file`.
  init(_ list: WordList, _ table: ReferenceTable) throws {
    let words =
      switch list {
      case .departments, .leadKinds, .formalityItems, .supportKinds, .consentPurposes, .teamRoles:
        try table.project(["code", "name", "synonyms"]).map { row in
          Word(value: row[1], label: row[1], names: [row[0], row[1]] + ReferenceTable.items(row[2]))
        }
      case .chainLinks:
        try table.project(["link", "name"]).map { row in
          Word(value: row[0], label: "\(row[0]) \(row[1])", names: [row[0], row[1], row[0] + row[1]])
        }
      case .figures: PaperFigures(try SupportKind.all(table)).words
      }
    self.init(list, words)
  }

  /// The word that is written so.
  func word(_ text: String) -> Word? { byName[ClosedWords.folded(text)] }

  /// The words whose name or code holds the text, in the order of the table.
  package func holding(_ text: String) -> [Word] {
    let wanted = ClosedWords.folded(text)
    return words.filter { word in word.names.contains { ClosedWords.folded($0).contains(wanted) } }
  }

  /// The refusal of what is no word of the list: all of them where they are few, else the nearest.
  func refusal(of text: String, field: String) -> ServiceError.FieldProblem {
    let near = words.count <= 30 ? words : Array(nearest(text).prefix(5))
    let named = near.map(\.label).joined(separator: "、")
    let code =
      switch list {
      case .departments: "unknown_department"
      case .chainLinks: "unknown_link"
      case .leadKinds: "unknown_lead_kind"
      case .formalityItems: "unknown_formality"
      case .supportKinds: "unknown_support_kind"
      case .consentPurposes: "unknown_purpose"
      case .teamRoles: "unknown_team_role"
      case .figures: "unknown_figure"
      }
    let offer = near.isEmpty ? "没有相近的。" : words.count <= 30 ? "可填:\(named)。" : "最接近的:\(named)。"
    return .init(field: field, code: code, message: "没有\(list.label)「\(text)」。\(offer)")
  }

  private func nearest(_ text: String) -> [Word] {
    words.map { word in (word, word.names.map { Likeness.of($0, text) }.max() ?? 0) }
      .filter { $0.1 > 0 }.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map(\.element.0)
  }

  private static func folded(_ text: String) -> String { Likeness.folded(text) }
}

/// How alike two short texts are written.
enum Likeness {
  /// Half-width, lower case, without blanks.
  static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        })
    ).filter { !$0.isWhitespace }.lowercased()
  }

  /// The share of signs and of pairs of signs that two texts have in common, 0…1000; 0 when they share none.
  static func of(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(folded(one)), Array(folded(other)))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let signs = shared(a.map { String($0) }, b.map { String($0) })
    let pairs = shared(zip(a, a.dropFirst()).map { "\($0)\($1)" }, zip(b, b.dropFirst()).map { "\($0)\($1)" })
    return 1000 * (2 * signs + 4 * pairs) / (3 * (a.count + b.count))
  }

  private static func shared(_ a: [String], _ b: [String]) -> Int {
    var left = Dictionary(b.map { ($0, 1) }, uniquingKeysWith: +)
    return a.reduce(0) { count, item in
      guard let rest = left[item], rest > 0 else { return count }
      left[item] = rest - 1
      return count + 1
    }
  }
}

/// Holds the fields that take only the words of a table against it, in every record that is written.
package struct WordRule: Sendable {
  let references: any ReferenceStore

  /// Reads the words from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The words of a list in force. Throws `ServiceError` `reference_not_loaded`.
  package func words(of list: WordList, organisation: Int64) async throws -> ClosedWords {
    try await ClosedWords.inForce(list, references, organisation: organisation)
  }

  /// The record with what its fields keep in the place of what was written; a list is parted at every mark. What stands
  /// already is not asked again. Throws `ServiceError` `invalid_record` naming each word that is not known.
  func completed<Field: RecordField>(
    _ record: Record<Field>, replacing old: Record<Field>?, organisation: Int64
  ) async throws -> Record<Field> {
    var record = record
    var problems: [ServiceError.FieldProblem] = []
    for field in Field.allCases {
      guard let list = field.words, let value = record[field], value != old?[field] else { continue }
      let known = try await words(of: list, organisation: organisation)
      var kept: [String] = []
      func take(_ text: String) {
        if let word = known.word(text) {
          if !kept.contains(word.value) { kept.append(word.value) }
        } else {
          problems.append(known.refusal(of: text, field: field.name))
        }
      }
      switch value {
      case .text(let text):
        take(text)
        if let word = kept.first { record[field] = .text(word) }
      case .texts(let items):
        for item in items {
          if known.word(item) != nil { take(item) } else { ListReader.parts(item).forEach(take) }
        }
        record[field] = .texts(kept)
      default: continue
      }
    }
    guard problems.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: problems.map(\.message).joined(), fields: problems)
    }
    return record
  }
}
