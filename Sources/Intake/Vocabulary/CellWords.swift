/// What people write into a cell instead of a value.
struct CellWords: Sendable {
  enum Kind: String, Sendable {
    case none, unknown, vague, yes, no, approx, footer, total, signature
    case noFirm = "no_firm", notFirmSuffix = "not_firm_suffix", firmSuffix = "firm_suffix"
  }

  private let sets: [Kind: Set<String>]
  /// Words that only colour a number (约, 余, 左右), longest first.
  let approximations: [String]
  /// Endings of bodies that are no firms (局, 大学), longest first.
  let notFirmSuffixes: [String]
  /// Endings of a firm's full name, longest first.
  let firmSuffixes: [String]
  /// The longest word of the sets that stand for a whole cell, in UTF-8 bytes.
  private let longest: Int

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "cell-words.tsv"
    var sets: [Kind: Set<String>] = [:]
    for row in try table.select(["word", "kind"], in: name) {
      guard let kind = Kind(rawValue: row[1]) else {
        throw .badReference(table: name, why: "\(row[1]) is not a kind of word")
      }
      sets[kind, default: []].insert(row[0].lowercased())
    }
    self.sets = sets
    func longestFirst(_ kind: Kind) -> [String] {
      sets[kind, default: []].sorted { ($0.count, $0) > ($1.count, $1) }
    }
    approximations = longestFirst(.approx)
    notFirmSuffixes = longestFirst(.notFirmSuffix)
    firmSuffixes = longestFirst(.firmSuffix)
    longest = [Kind.none, .unknown, .vague, .yes, .no].flatMap { sets[$0, default: []] }.map(\.utf8.count).max() ?? 0
  }

  /// Whether the whole cell is a word of this kind, whatever its case.
  func holds(_ text: String, _ kind: Kind) -> Bool {
    guard let set = sets[kind] else { return false }
    return set.contains(text) || set.contains(text.lowercased())
  }

  /// Whether the text begins with a word of this kind.
  func begins(_ text: String, _ kind: Kind) -> Bool {
    sets[kind, default: []].contains { text.hasPrefix($0) }
  }

  /// `holds` for words that stand for a value; long texts are answered without a look-up.
  func stands(_ text: String, for kind: Kind) -> Bool {
    text.utf8.count <= longest && holds(text, kind)
  }

  var reserved: Set<String> {
    sets[.none, default: []].union(sets[.unknown, default: []])
  }
}
