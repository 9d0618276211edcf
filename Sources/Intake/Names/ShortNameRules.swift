/// How the letters of a short name are held against a full one: weights and the marks of stock names (`short-names.tsv`).
package struct ShortNameRules: Sendable {
  /// What a letter is worth that every firm has, and what is added for one that a single firm has.
  let common: Double
  let rare: Double
  /// What a letter is worth more that follows the one before at once, as a share of it.
  let run: Double
  /// What letters left out between two of the short name cost, and each of them.
  let gap: Double
  let gapCharacter: Double
  /// What a letter costs that the full name lacks, as a share of it.
  let missing: Double
  /// What is left of the weight of a legal form at the short name's end.
  let legalForm: Double
  /// What each letter of the full name costs.
  let length: Double
  /// What the person's own town adds.
  let near: Double
  /// The least score of a candidate, 1 being every letter in order.
  let least: Double
  /// The least share of the best candidate's score.
  let relative: Double
  private let marksBefore: [String]
  private let marksAfter: [String]

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "short-names.tsv"
    var weights: [String: Double] = [:]
    var marks: [String: [String]] = [:]
    for row in try table.select(["kind", "word", "value"], in: name) {
      switch row[0] {
      case "weight": weights[row[1]] = Double(row[2])
      case "mark_before", "mark_after": marks[row[0], default: []].append(row[1].uppercased())
      default: throw .badReference(table: name, why: "没有「\(row[0])」这类行")
      }
    }
    func weight(_ word: String) throws(IntakeError) -> Double {
      guard let value = weights[word], value.isFinite else {
        throw .badReference(table: name, why: "缺少 \(word) 的数值")
      }
      return value
    }
    common = try weight("common")
    rare = try weight("rare")
    run = try weight("run")
    gap = try weight("gap")
    gapCharacter = try weight("gap_character")
    missing = try weight("missing")
    legalForm = try weight("legal_form")
    length = try weight("length")
    near = try weight("near")
    least = try weight("least")
    relative = try weight("relative")
    func longestFirst(_ kind: String) -> [String] { (marks[kind] ?? []).sorted { $0.count > $1.count } }
    marksBefore = longestFirst("mark_before")
    marksAfter = longestFirst("mark_after")
  }

  /// The short name without the marks of stock exchanges: `*ST天雁` is 天雁, `深振业A` 深振业. Latin letters that belong to a
  /// Latin word stay (`GQY视讯`, `TCL`).
  func bare(_ short: String) -> String {
    var text = CellText.halfWidth(CellText.trimmed(short))
    func isLatin(_ character: Character?) -> Bool { character.map { $0.isASCII && $0.isLetter } ?? false }
    if let mark = marksBefore.first(where: { text.uppercased().hasPrefix($0) }) {
      let rest = text.dropFirst(mark.count)
      if rest.count >= 2, !isLatin(rest.first) { text = String(rest) }
    }
    if let mark = marksAfter.first(where: { text.uppercased().hasSuffix($0) }) {
      let rest = text.dropLast(mark.count)
      if rest.count >= 2, !isLatin(rest.last) { text = String(rest) }
    }
    return text
  }
}
