internal import Domain

/// The words, made ready to be found: trees, and what each word says in whole numbers.
///
/// The weights of words come from the words and the classification alone, never from the firms that are read.
struct IndustryWordIndex: Sendable {
  /// Words from their first scalar on.
  private(set) var words = WordTrie()
  /// Endings without meaning, from their last scalar on.
  private(set) var tails = WordTrie()
  private(set) var entries: [WordEntry] = [WordEntry()]
  /// Words as written, one an entry.
  private(set) var texts: [String] = [""]
  private(set) var isTail: [Bool] = [false]
  /// Senses of entries and of pairs, one after the other.
  private(set) var senses: [WordSense] = []
  /// Senses of a pair of neighbouring characters, for texts in which no word is found.
  private(set) var pairs: [UInt64: Range<Int32>] = [:]
  private(set) var codes: [IndustryCode] = []
  /// The group of each code, where it has one.
  private(set) var groups: [IndustryCode?] = []
  /// Each division's own code.
  private(set) var divisions: [IndustryCode?] = Array(repeating: nil, count: 100)
  /// The places of each division's codes in `codes`.
  private(set) var places: [[Int32]] = Array(repeating: [], count: 100)
  private var placeByCode: [IndustryCode: Int32] = [:]

  /// Evidence scale: a word of weight w that speaks for one division gives 100·w a character.
  private static let scale = 10_000

  init(words list: [IndustryWord], names: [IndustryRow], fillers: [FillerWord], settings: InferenceSettings) {
    var senses: [WordKey: [IndustryCode: Int]] = [:]
    var texts: [WordKey: String] = [:]
    for word in list {
      let key = WordKey(scalars: TextScalars.of(word.text), endsText: word.endsText)
      guard !key.scalars.isEmpty else { continue }
      senses[key, default: [:]][word.code] = max(senses[key]?[word.code] ?? 0, word.weight)
      texts[key] = word.text
    }
    let written = Set(senses.keys)
    for row in names where row.code.division != nil {
      for name in ClassificationNames.words(of: row.name) {
        let key = WordKey(scalars: TextScalars.of(name), endsText: false)
        guard !written.contains(key) else { continue }
        senses[key, default: [:]][row.code] = settings[.nameWeight]
        texts[key] = name
      }
    }
    let keys = senses.keys.sorted()
    for key in keys { addWord(key, text: texts[key] ?? "", senses[key] ?? [:]) }
    addFillers(fillers)
    addPairs(keys, senses, settings)
  }

  private mutating func addWord(_ key: WordKey, text: String, _ weights: [IndustryCode: Int]) {
    let range = append(weights)
    let node = entryNode(key.scalars)
    texts[node] = text
    if key.endsText { entries[node].atEnd = range } else { entries[node].anywhere = range }
  }

  private mutating func entryNode(_ scalars: [UInt32]) -> Int {
    let node = Int(words.insert(scalars))
    while entries.count < words.count {
      entries.append(WordEntry())
      texts.append("")
    }
    return node
  }

  /// A word that speaks for several divisions says less for each: w·√(w ÷ Σw), shared among the division's codes.
  private mutating func append(_ weights: [IndustryCode: Int]) -> Range<Int32> {
    let start = Int32(senses.count)
    var strongest: [Int: Int] = [:]
    var sums: [Int: Int] = [:]
    for (code, weight) in weights {
      let division = IndustryWordIndex.number(of: code)
      strongest[division] = max(strongest[division] ?? 0, weight)
      sums[division, default: 0] += weight
    }
    let total = strongest.values.reduce(0, +)
    for (code, weight) in weights.sorted(by: { $0.key < $1.key }) {
      let division = IndustryWordIndex.number(of: code)
      guard let best = strongest[division], let sum = sums[division] else { continue }
      let value = best * wholeRoot(IndustryWordIndex.scale * best / total)
      senses.append(
        WordSense(code: place(of: code), division: Int32(division), value: Int32(value * weight / sum)))
    }
    return start..<Int32(senses.count)
  }

  private mutating func addFillers(_ fillers: [FillerWord]) {
    for filler in fillers where filler.kind == .whole || filler.kind == .tail {
      let scalars = TextScalars.of(filler.text)
      if filler.kind == .whole {
        entries[entryNode(scalars)].isSilent = true
      } else {
        let node = Int(tails.insert(scalars.reversed()))
        while isTail.count < tails.count { isTail.append(false) }
        isTail[node] = true
      }
    }
  }

  /// Each word shares one unit among its pairs; a pair speaks for its divisions as far as it is pure.
  private mutating func addPairs(
    _ keys: [WordKey], _ weights: [WordKey: [IndustryCode: Int]], _ settings: InferenceSettings
  ) {
    var shares: [UInt64: [Int: Int]] = [:]
    for key in keys where !key.endsText && key.scalars.count >= 2 {
      let unit = IndustryWordIndex.scale * 100 / wholeRoot(IndustryWordIndex.scale * (key.scalars.count - 1))
      let known = weights[key] ?? [:]
      let total = known.values.reduce(0, +)
      for (a, b) in zip(key.scalars, key.scalars.dropFirst()) {
        for (code, weight) in known {
          shares[IndustryWordIndex.pair(a, b), default: [:]][IndustryWordIndex.number(of: code), default: 0] +=
            unit * weight / total
        }
      }
    }
    for pair in shares.keys.sorted() {
      let divisions = shares[pair] ?? [:]
      let sum = max(1, divisions.values.reduce(0, +))
      let best = divisions.values.max() ?? 0
      let start = Int32(senses.count)
      for (division, share) in divisions.sorted(by: { $0.key < $1.key }) {
        let value = settings[.pairEvidence] * share / sum * best / sum
        guard value > 0, let code = IndustryCode(division < 10 ? "0\(division)" : "\(division)") else { continue }
        senses.append(WordSense(code: place(of: code), division: Int32(division), value: Int32(value)))
      }
      pairs[pair] = start..<Int32(senses.count)
    }
  }

  private mutating func place(of code: IndustryCode) -> Int32 {
    if let place = placeByCode[code] { return place }
    let place = Int32(codes.count)
    placeByCode[code] = place
    places[IndustryWordIndex.number(of: code)].append(place)
    codes.append(code)
    groups.append(code.group)
    divisions[IndustryWordIndex.number(of: code)] = code.division
    return place
  }

  /// The division of a code as a number, 0…99.
  static func number(of code: IndustryCode) -> Int { code.division.flatMap { Int($0.text) } ?? 0 }

  /// Two neighbouring characters as one key.
  @inline(__always)
  static func pair(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}
