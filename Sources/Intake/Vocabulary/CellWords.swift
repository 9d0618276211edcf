/// What people write into a cell instead of a value.
struct CellWords: Sendable {
  /// Kinds are looked up for every cell, so they are numbers and not the names of the table.
  enum Kind: Int, Sendable, CaseIterable {
    case none, unknown, undecided, missing, error, unitTail, vague, yes, no, approx, footer, total, signature, noFirm
    case notFirmSuffix, firmSuffix, filledOn, until

    init?(name: String) {
      let names = [
        "none", "unknown", "undecided", "missing", "error", "unit_tail", "vague", "yes", "no", "approx", "footer",
        "total", "signature", "no_firm", "not_firm_suffix", "firm_suffix", "filled_on", "until",
      ]
      guard let position = names.firstIndex(of: name) else { return nil }
      self.init(rawValue: position)
    }
  }

  /// The words of each kind, by the kind's number.
  private let sets: [Set<String>]
  /// Words that only colour a number (约, 余, 左右), longest first.
  let approximations: [String]
  /// What may stand behind a unit without changing it (建筑面积, 含税), longest first.
  let unitTails: [String]
  /// Endings of bodies that are no firms (局, 大学), longest first.
  let notFirmSuffixes: [String]
  /// Endings of a firm's full name, longest first.
  let firmSuffixes: [String]
  /// Words before the day on which a sheet was filled in (填报日期), longest first.
  let filledOnWords: [String]
  /// Words before the day until which its figures count (截至), longest first.
  let untilWords: [String]
  /// For each kind, which lengths and first bytes its words have: nearly every cell is told by that to be none of them.
  private let shapes: [[Bool]]
  private static let longest = 63

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "cell-words.tsv"
    var sets = Kind.allCases.map { _ in Set<String>() }
    for row in try table.select(["word", "kind"], in: name) {
      guard let kind = Kind(name: row[1]) else {
        throw .badReference(table: name, why: "没有「\(row[1])」这类用词")
      }
      sets[kind.rawValue].insert(row[0].lowercased())
    }
    // What is not decided yet is not known either.
    sets[Kind.unknown.rawValue].formUnion(sets[Kind.undecided.rawValue])
    self.sets = sets
    func longestFirst(_ kind: Kind) -> [String] {
      sets[kind.rawValue].sorted { ($0.count, $0) > ($1.count, $1) }
    }
    approximations = longestFirst(.approx)
    unitTails = longestFirst(.unitTail)
    notFirmSuffixes = longestFirst(.notFirmSuffix)
    firmSuffixes = longestFirst(.firmSuffix)
    filledOnWords = longestFirst(.filledOn)
    untilWords = longestFirst(.until)
    shapes = sets.map { words in
      var shape = [Bool](repeating: false, count: (CellWords.longest + 1) * 256)
      for word in words.flatMap({ [$0, $0.uppercased()] }) {
        guard let first = word.utf8.first, word.utf8.count <= CellWords.longest else { continue }
        shape[word.utf8.count << 8 | Int(first)] = true
      }
      return shape
    }
  }

  /// Whether the whole cell is a word of this kind, whatever its case.
  func holds(_ text: String, _ kind: Kind) -> Bool {
    sets[kind.rawValue].contains(text) || sets[kind.rawValue].contains(text.lowercased())
  }

  /// Whether the text begins with a word of this kind.
  func begins(_ text: String, _ kind: Kind) -> Bool {
    sets[kind.rawValue].contains { text.hasPrefix($0) }
  }

  /// `holds`, answered for nearly every cell without looking it up.
  func stands(_ text: String, for kind: Kind) -> Bool {
    let count = text.utf8.count
    guard count <= CellWords.longest, let first = text.utf8.first else { return false }
    return shapes[kind.rawValue][count << 8 | Int(first)] && holds(text, kind)
  }

  var reserved: Set<String> {
    [Kind.none, .unknown, .missing].reduce(into: []) { $0.formUnion(sets[$1.rawValue]) }
  }
}
