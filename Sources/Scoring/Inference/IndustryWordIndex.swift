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
  var senses: [WordSense] = []
  /// Senses of a pair of neighbouring characters, for texts in which no word is found.
  var pairs: [UInt64: Range<Int32>] = [:]
  private(set) var codes: [IndustryCode] = []
  /// The group of each code, where it has one.
  private(set) var groups: [IndustryCode?] = []
  /// Each division's own code.
  private(set) var divisions: [IndustryCode?] = Array(repeating: nil, count: 100)
  /// The places of each division's codes in `codes`.
  private(set) var places: [[Int32]] = Array(repeating: [], count: 100)
  private var placeByCode: [IndustryCode: Int32] = [:]

  /// Evidence scale: a word of weight w that speaks for one division gives 100·w a character.
  static let scale = 10_000

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

  mutating func place(of code: IndustryCode) -> Int32 {
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
