import Domain

/// A need prepared for one question: its targets, its words and its site.
final class NeedRow: Sendable {
  let input: NeedInput
  let reference: Reference
  /// Where it would be built.
  let ground: Ground
  /// Wanted codes; the classes of the target links where none are named.
  let targets: [CodePlace]
  /// Wanted links, by index.
  let links: [Int]
  /// Missing or weak neighbours of the wanted links, which are not wanted themselves.
  let neighbours: [Int]
  /// Words of the need with their weights, by ascending number.
  let query: [(number: Int32, weight: Int64)]
  /// The words of the need as a text of its own: number, occurrences.
  let words: [(number: Int32, count: Int32)]
  /// Tokens of the need's text.
  let length: Int32
  /// What it can meet in a business.
  let marks: WantedMarks
  private let placeCodes: [String]
  /// The places firms name, from this site.
  let places: PlaceView

  init(_ need: NeedInput, on ground: Ground, in snapshot: Snapshot) {
    let reference = snapshot.prepared
    input = need
    self.reference = reference
    self.ground = ground
    let links = need.targetLinks.compactMap { reference.linkIndex[$0] }
    self.links = links
    let named = need.targetClasses.map(reference.industries.place(of:))
    targets = named.isEmpty ? links.flatMap { reference.links[$0].classes } : named
    var neighbours: Set<Int> = []
    for link in links {
      for near in reference.links[link].upstream + reference.links[link].downstream {
        let status = reference.links[near].input.status
        if status == .missing || status == .weak { neighbours.insert(near) }
      }
    }
    self.neighbours = neighbours.subtracting(links).sorted()
    let text = reference.lexicon.counts(of: [Letters.of(need.title), Letters.of(need.text)])
    words = text.words
    length = text.length
    query = text.words.map { ($0.number, reference.lexicon.weights[Int($0.number)]) }
    marks = WantedMarks(
      targets: targets, links: links + self.neighbours, words: text.words.map(\.number), reference)
    placeCodes = snapshot.places.codes
    places = PlaceView(snapshot.places, from: ground.place, reference.roads)
  }

  /// The short name of a numbered place.
  func placeName(_ place: Int32) -> String { reference.placeName(placeCodes[Int(place)]) }
}
