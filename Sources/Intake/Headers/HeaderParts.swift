/// The words headers are made of, each with the concept it stands for: the rows of `header-parts.tsv`.
struct HeaderParts: Sendable {
  /// What a concept does in a header.
  enum Role: String, Sendable {
    /// The thing that is told: 营业收入, 用地.
    case measure
    /// Whose it is: 企业, 校友.
    case subject
    /// What narrows it down: 现有, 前年. It counts in a group above the header and in brackets, too.
    case qualifier
    /// Words that tell nothing of their own: 情况, 请填写.
    case plain
  }

  /// A word of a header with what it stands for.
  struct Part: Sendable, Hashable {
    let concept: String
    let role: Role
    /// In characters.
    let length: Int
  }

  /// A text taken apart into words.
  struct Reading: Sendable, Hashable {
    var parts: [[Part]] = []
    /// Characters that belong to no known word.
    var unexplained = 0
    /// Those of them that stand behind the last word: what a header is about stands at its end.
    var tail = 0
    /// All characters.
    var length = 0

    /// The things it tells.
    var things: Set<String> { Set(parts.joined().filter { $0.role == .measure }.map(\.concept)) }
    /// What it is about: the concepts of the last word that tells something.
    var head: Set<String> {
      let last = parts.last { $0.contains { $0.role != .plain } }
      return Set((last ?? []).filter { $0.role != .plain }.map(\.concept))
    }
  }

  private let words: [String: [Part]]
  /// Longer words that name a thing, each with one letter left open, as people mistype them.
  private let misspelt: [String: [Part]]
  private let concepts: Set<String>
  private let longest: Int
  private static let table = "header-parts.tsv"
  /// What joins words and tells nothing.
  private static let marks: Set<Character> = ["、", ",", "，", "/", "-", "—", "&", "+", ";", "；", "|", "~", "．", "."]
  /// Longer headers are read to here; nobody words one so long.
  private static let longestHeader = 60
  /// Headers up to this length are read with one letter of a word wrong.
  private static let longestMisspelt = 12
  /// Shorter words with a letter wrong may be any other.
  private static let misspeltLengths = 4...8
  private static let open: Character = "\u{0}"

  init(_ table: ReferenceTable) throws(IntakeError) {
    var words: [String: [Part]] = [:]
    var concepts: Set<String> = []
    for row in try table.select(["concept", "kind", "words"], in: HeaderParts.table) {
      guard let role = Role(rawValue: row[1]) else {
        throw .badReference(table: HeaderParts.table, why: "没有「\(row[1])」这类概念")
      }
      concepts.insert(row[0])
      for word in row[2].split(separator: "、") {
        let key = HeaderVocabulary.key(String(word))
        words[key, default: []].append(Part(concept: row[0], role: role, length: key.count))
      }
    }
    self.words = words
    misspelt = HeaderParts.misspelt(words)
    self.concepts = concepts
    longest = words.keys.map(\.count).max() ?? 0
  }

  /// Whether the table has a concept of this name.
  func knows(_ concept: String) -> Bool { concepts.contains(concept) }

  /// Whether the text is a word of the table.
  func has(_ text: String) -> Bool { words[text] != nil }

  /// Whether the text says only that it is none of the others.
  func isOther(_ text: String) -> Bool {
    let parts = read(HeaderVocabulary.key(text)).parts
    return !parts.isEmpty
      && parts.allSatisfy { $0.contains { $0.concept == "other" } || $0.allSatisfy { $0.role == .plain } }
      && parts.joined().contains { $0.concept == "other" }
  }

  /// Whether the text is a word that names a thing.
  func tells(_ text: String) -> Bool { words[text]?.contains { $0.role == .measure } ?? false }

  private static func misspelt(_ words: [String: [Part]]) -> [String: [Part]] {
    var misspelt: [String: [Part]] = [:]
    for (word, parts) in words where misspeltLengths.contains(word.count) {
      let things = parts.filter { $0.role == .measure }
      guard !things.isEmpty, word.unicodeScalars.allSatisfy({ $0.value > 0x3400 }) else { continue }
      for key in opened(Array(word)) { misspelt[key, default: []] += things }
    }
    return misspelt
  }

  /// The word with each of its letters left open in turn.
  private static func opened(_ letters: some Collection<Character>) -> [String] {
    letters.indices.map { place in String(letters.indices.map { $0 == place ? open : letters[$0] }) }
  }

  /// Takes a header's text apart so that most of it is explained, in as few words as possible. A longer word with one letter
  /// wrong is taken for what it resembles, unless that is another thing than the words tell that are right; the letter stays
  /// unexplained.
  func read(_ text: String) -> Reading {
    let letters = Array(text.prefix(HeaderParts.longestHeader))
    let exact = read(letters) { words[String($0)].map { ($0, 0) } }
    guard exact.unexplained > 0, letters.count <= HeaderParts.longestMisspelt else { return exact }
    let guessed = read(letters) { slice in
      if let parts = words[String(slice)] { return (parts, 0) }
      guard HeaderParts.misspeltLengths.contains(slice.count) else { return nil }
      return HeaderParts.opened(slice).lazy.compactMap { misspelt[$0] }.first.map { ($0, 1) }
    }
    let isMore = guessed.unexplained < exact.unexplained && exact.things.isSubset(of: guessed.things)
    return isMore ? guessed : exact
  }

  private func read(
    _ letters: [Character], _ word: (ArraySlice<Character>) -> (parts: [Part], wrong: Int)?
  ) -> Reading {
    // For each position the best reading of what stands before it: letters explained, then fewest words.
    var best: [(explained: Int, words: Int, from: Int, parts: [Part])] = [(0, 0, 0, [])]
    best.reserveCapacity(letters.count + 1)
    for end in 0..<letters.count {
      let isMark = HeaderParts.marks.contains(letters[end])
      var choice = (
        explained: best[end].explained + (isMark ? 1 : 0), words: best[end].words, from: end, parts: [Part]()
      )
      for length in 1...max(1, min(longest, end + 1)) where length <= end + 1 {
        guard let (parts, wrong) = word(letters[(end + 1 - length)...end]) else { continue }
        let before = best[end + 1 - length]
        let explained = before.explained + length - wrong
        if (explained, -(before.words + 1)) > (choice.explained, -choice.words)
          || choice.parts.isEmpty && explained >= choice.explained
        {
          choice = (explained, before.words + 1, end + 1 - length, parts)
        }
      }
      best.append(choice)
    }
    var reading = Reading(length: letters.count)
    reading.unexplained = letters.count - (best.last?.explained ?? 0)
    var position = letters.count
    while position > 0 {
      let step = best[position]
      if !step.parts.isEmpty { reading.parts.append(step.parts) }
      if reading.parts.isEmpty, !HeaderParts.marks.contains(letters[position - 1]) { reading.tail += 1 }
      position = step.parts.isEmpty ? position - 1 : step.from
    }
    reading.parts.reverse()
    return reading
  }
}
