/// What a record is found by: its texts from every character on, and its names also as they are spelled from every character on,
/// by the initials of pinyin and in full. A search finds the terms that begin with what was typed.
///
/// Texts are folded as ``NameKey`` folds names, so that a search minds neither blanks nor marks nor letter case.
package enum SearchTerms {
  /// How much of a text a term holds, Unicode scalars.
  static let longest = 16
  /// How many letters of a spelling a term holds.
  static let longestSpelling = 32
  /// How many terms a record has at most; what its last texts hold beyond is not found.
  static let most = 4000
  /// How many spellings are kept of a name with characters of several readings.
  private static let mostSpellings = 8

  /// The terms, in UTF-8, without the names of nothing; each once.
  package static func of(names: [String], texts: [String]) -> Set<[UInt8]> {
    var terms: Set<[UInt8]> = []
    for name in names {
      let key = Array(NameKey.of(name).unicodeScalars)
      insertEnds(of: key, into: &terms)
      let readings = key.map { NameReadings.of($0) }
      guard readings.contains(where: { !$0.isEmpty }) else { continue }
      insertSpellings(key, readings, into: &terms)
      insertSpellings(key, readings.map { $0.map { Array($0.prefix(1)) } }, into: &terms)
    }
    for text in texts where terms.count < most {
      insertEnds(of: Array(NameKey.of(text).unicodeScalars), into: &terms)
    }
    return terms
  }

  private static func insertEnds(of key: [Unicode.Scalar], into terms: inout Set<[UInt8]>) {
    for start in key.indices where terms.count < most {
      terms.insert(key[start...].prefix(longest).flatMap { Array(String($0).utf8) })
    }
  }

  /// Spells the key from its end to its start, so that each place takes over what follows it.
  private static func insertSpellings(
    _ key: [Unicode.Scalar], _ readings: [[[UInt8]]], into terms: inout Set<[UInt8]>
  ) {
    var following: [[UInt8]] = [[]]
    for (scalar, readings) in zip(key, readings).reversed() {
      var spellings: [[UInt8]] = []
      for rest in following {
        for reading in readings.isEmpty ? [Array(String(scalar).utf8)] : readings where spellings.count < mostSpellings {
          let spelling = Array((reading + rest).prefix(longestSpelling))
          if !spellings.contains(spelling) { spellings.append(spelling) }
        }
      }
      following = spellings
      terms.formUnion(spellings)
    }
  }

  /// A word of a search: found where every prefix of one of its alternatives begins a term.
  package struct Word: Sendable, Hashable {
    package let alternatives: [[String]]
  }

  /// The words of a search, parted by blanks; a record is found when all of them are.
  package static func words(of search: String) -> [Word] {
    search.split(whereSeparator: \.isWhitespace).map { typed in
      let key = Array(NameKey.of(String(typed)).unicodeScalars)
      var pieces: [String] = []
      for start in stride(from: 0, to: key.count, by: longest) {
        pieces.append(text(key[start...].prefix(longest)))
      }
      guard key.count > longest, key.allSatisfy(\.isASCII) else { return Word(alternatives: [pieces]) }
      return Word(alternatives: [pieces, [text(key.prefix(longestSpelling))]])
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}
