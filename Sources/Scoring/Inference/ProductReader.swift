/// Reads the texts of one firm, one after the other, onto a sheet.
struct ProductReader {
  /// A found word: which, its senses, and its factor.
  struct Find {
    let entry: Int32
    let senses: Range<Int32>
    let factor: Int
  }

  let index: IndustryWordIndex
  let settings: InferenceSettings
  var sheet: EvidenceSheet
  var scalars: [UInt32] = []
  var finds: [Find] = []
  let head: Int
  let whole: Int
  let ending: Int
  let lengthLimit: Int
  let half: Int
  let slope: Int

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
