/// What a need can meet in a business, by number.
struct WantedMarks: Sendable {
  /// Divisions of the target classes and of the classes of the wanted links and their neighbours.
  let isDivision: [Bool]
  /// Wanted links and their neighbours.
  let isLink: [Bool]
  /// Words of the need.
  let isTerm: [Bool]

  /// - Parameters:
  ///   - links: the wanted links and their neighbours.
  init(targets: [CodePlace], links: [Int], words: some Sequence<Int32>, _ reference: Reference) {
    func marks(_ count: Int, _ numbers: some Sequence<Int>) -> [Bool] {
      var marks = Array(repeating: false, count: count)
      for number in numbers where number >= 0 { marks[number] = true }
      return marks
    }
    let places = targets + links.flatMap { reference.links[$0].classes }
    isDivision = marks(100, places.map { Int($0.division) })
    isLink = marks(reference.links.count, links)
    isTerm = marks(reference.lexicon.weights.count, words.map { Int($0) })
  }
}
