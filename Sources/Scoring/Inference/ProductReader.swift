/// Reads the texts of one firm, one after the other, onto a sheet.
struct ProductReader {
  /// A found word: which, its senses, and its factor.
  private struct Find {
    let entry: Int32
    let senses: Range<Int32>
    let factor: Int
  }

  let index: IndustryWordIndex
  let settings: InferenceSettings
  var sheet: EvidenceSheet
  private var scalars: [UInt32] = []
  private var finds: [Find] = []
  private let head: Int
  private let whole: Int
  private let ending: Int
  private let lengthLimit: Int
  private let half: Int
  private let slope: Int

  init(index: IndustryWordIndex, settings: InferenceSettings) {
    self.index = index
    self.settings = settings
    sheet = EvidenceSheet(codeCount: index.codes.count)
    head = settings[.headPercent]
    whole = settings[.wholePercent]
    ending = settings[.endingPercent]
    lengthLimit = settings[.lengthLimit]
    half = settings[.halfEvidence]
    slope = settings[.placeSlope]
  }

  /// Reads a list in its order: a text further down weighs less, for lists are written by share of revenue.
  mutating func read(_ list: some Sequence<Substring>, percent: Int) {
    var place = 0
    for text in list {
      if place >= settings[.listLimit] { break }
      if read(text, weight: percent * 1_000 / (10 + slope * place)) { place += 1 }
    }
  }

  /// Whether the text could speak at all; a text that names nothing takes no place in the list.
  private mutating func read(_ text: Substring, weight: Int) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    TextScalars.append(text, to: &scalars)
    if isSilent() { return false }
    cutTails()
    if isSilent() { return false }
    sheet.weight += weight
    find()
    if finds.isEmpty { return readPairs(weight: weight) }
    var sum = half
    for found in finds {
      for sense in found.senses { sum += Int(index.senses[Int(sense)].value) * found.factor }
    }
    for found in finds {
      for number in found.senses {
        let sense = index.senses[Int(number)]
        let value = weight * Int(sense.value) * found.factor / sum
        sheet.divisions[Int(sense.division)] += value
        sheet.codes[Int(sense.code)] += value
        sheet.votes.append(.init(entry: found.entry, division: sense.division, value: value))
      }
    }
    return true
  }

  private func isSilent() -> Bool {
    guard let node = index.words.node(of: scalars) else { return false }
    return scalars.isEmpty || index.entries[Int(node)].isSilent
  }

  /// Cuts endings without meaning, the longest first, as long as the text is no word itself.
  private mutating func cutTails() {
    while true {
      if let node = index.words.node(of: scalars), !index.entries[Int(node)].anywhere.isEmpty { return }
      var node = WordTrie.root
      var cut = 0
      for length in 1..<max(1, scalars.count) {
        guard let next = index.tails.child(of: node, scalars[scalars.count - length]) else { break }
        node = next
        if index.isTail[Int(node)] { cut = length }
      }
      if cut == 0 { return }
      scalars.removeLast(cut)
    }
  }

  /// The longest words, none inside another; a single character counts only as a whole text or by its end rule.
  private mutating func find() {
    finds.removeAll(keepingCapacity: true)
    let count = scalars.count
    var reached = 0
    for start in 0..<count where !isInsideLatin(start) {
      var node = WordTrie.root
      var longest: (end: Int, entry: Int32)?
      var last: Int32?
      for end in start..<count {
        guard let next = index.words.child(of: node, scalars[end]) else { break }
        node = next
        let entry = index.entries[Int(node)]
        if isInsideLatin(end + 1) { continue }
        if !entry.anywhere.isEmpty, end > start || count == 1 { longest = (end + 1, node) }
        if end + 1 == count, !entry.atEnd.isEmpty { last = node }
      }
      let isCovered = count <= reached
      if let longest, longest.end > reached {
        add(
          longest.entry, index.entries[Int(longest.entry)].anywhere, from: start, to: longest.end, of: count,
          percent: 100)
        reached = longest.end
      }
      if let last, !isCovered, longest?.end != count {
        add(last, index.entries[Int(last)].atEnd, from: start, to: count, of: count, percent: ending)
      }
    }
  }

  /// Whether a place lies between two Latin letters: IC is no word in BASIC.
  @inline(__always)
  private func isInsideLatin(_ place: Int) -> Bool {
    place > 0 && place < scalars.count && (0x41...0x5A).contains(scalars[place])
      && (0x41...0x5A).contains(scalars[place - 1])
  }

  private mutating func add(
    _ entry: Int32, _ senses: Range<Int32>, from start: Int, to end: Int, of count: Int, percent: Int
  ) {
    var factor = min(end - start, lengthLimit) * percent
    if end == count { factor = factor * head / 100 }
    if start == 0 && end == count { factor = factor * whole / 100 }
    finds.append(Find(entry: entry, senses: senses, factor: factor))
  }

  /// A text without any known word speaks, weakly, through its pairs of characters.
  private mutating func readPairs(weight: Int) -> Bool {
    guard scalars.count >= 2 else { return false }
    var sum = half
    var known: [(senses: Range<Int32>, factor: Int)] = []
    for start in 0..<(scalars.count - 1) {
      guard let senses = index.pairs[IndustryWordIndex.pair(scalars[start], scalars[start + 1])] else { continue }
      let factor = (start + 2 == scalars.count ? head : 100) / 10
      known.append((senses, factor))
      for sense in senses { sum += Int(index.senses[Int(sense)].value) * factor }
    }
    for (senses, factor) in known {
      for number in senses {
        let sense = index.senses[Int(number)]
        let value = weight * Int(sense.value) * factor / sum
        sheet.divisions[Int(sense.division)] += value
        sheet.codes[Int(sense.code)] += value
      }
    }
    return true
  }
}
