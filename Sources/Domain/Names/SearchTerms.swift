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

  /// The terms, in UTF-8; each once.
  package static func of(names: [String], texts: [String]) -> Set<[UInt8]> {
    var terms: Set<[UInt8]> = []
    terms.reserveCapacity(128)
    for name in names {
      let key = Key(name)
      insertEnds(of: key, into: &terms)
      let readings = NameReadings.of(key.scalars)
      guard readings.contains(where: { !$0.isEmpty }) else { continue }
      insertSpellings(key, readings, into: &terms)
      insertSpellings(key, readings.map { $0.map { [$0[0]] } }, into: &terms)
    }
    for text in texts where terms.count < most { insertEnds(of: Key(text), into: &terms) }
    return terms
  }

  /// The key of a text: its bytes, its scalars, and where each of them begins and the last one ends.
  private struct Key {
    let bytes: [UInt8]
    let scalars: [Unicode.Scalar]
    let starts: [Int]

    init(_ text: String) {
      let key = NameKey.bytes(of: text)
      bytes = key
      scalars = Array(String(decoding: key, as: UTF8.self).unicodeScalars)
      starts = key.indices.filter { key[$0] & 0xC0 != 0x80 } + [key.count]
    }
  }

  private static func insertEnds(of key: Key, into terms: inout Set<[UInt8]>) {
    for start in key.scalars.indices where terms.count < most {
      let end = min(start + longest, key.scalars.count)
      terms.insert(Array(key.bytes[key.starts[start]..<key.starts[end]]))
    }
  }

  /// Spells the key from its end to its start, so that each place takes over what follows it.
  private static func insertSpellings(_ key: Key, _ readings: [[[UInt8]]], into terms: inout Set<[UInt8]>) {
    var following: [[UInt8]] = [[]]
    for place in key.scalars.indices.reversed() {
      let own = [Array(key.bytes[key.starts[place]..<key.starts[place + 1]])]
      let heads = readings[place].isEmpty ? own : readings[place]
      var spellings: [[UInt8]] = []
      for rest in following {
        for head in heads where spellings.count < mostSpellings {
          let spelling = head + rest.prefix(longestSpelling - head.count)
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
