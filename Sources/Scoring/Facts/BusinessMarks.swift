/// What a need can meet in a business, in flat columns, so that the many it has nothing in common with are passed by
/// without looking at them.
struct BusinessMarks: Sendable {
  /// Divisions of the codes.
  private var divisions = Lists<UInt8>()
  /// Links the words name.
  private var links = Lists<UInt16>()
  private var terms = Lists<Int32>()
  /// What tells the judgement of a business that meets nothing: whether it has a code, gives a text, and has only inferred
  /// codes.
  private(set) var kinds: [UInt8] = []
  /// How many kinds there are.
  static let kindCount = 8

  /// Adds the next business.
  mutating func add(_ business: Business) {
    divisions.add(business.codes.lazy.filter { $0.place.division >= 0 }.map { UInt8($0.place.division) })
    links.add(business.text.hits.lazy.map { UInt16($0.link) })
    terms.add(business.text.terms.lazy.map(\.number))
    let isInferred = !business.codes.isEmpty && business.codes.allSatisfy(\.isInferred)
    kinds.append((business.codes.isEmpty ? 1 : 0) | (business.text.isGiven ? 2 : 0) | (isInferred ? 4 : 0))
  }

  /// Whether a business may meet what is wanted by a code or a link.
  func meets(_ business: Int, _ wanted: WantedMarks) -> Bool {
    divisions[business].contains { wanted.isDivision[Int($0)] } || links[business].contains { wanted.isLink[Int($0)] }
  }

  /// Whether a business uses a word of the need.
  func speaks(_ business: Int, _ wanted: WantedMarks) -> Bool { terms[business].contains { wanted.isTerm[Int($0)] } }
}

/// Short lists one after the other.
private struct Lists<Item: Sendable>: Sendable {
  private var starts: [Int] = [0]
  private var items: [Item] = []

  mutating func add(_ list: some Sequence<Item>) {
    items.append(contentsOf: list)
    starts.append(items.count)
  }

  subscript(index: Int) -> ArraySlice<Item> { items[starts[index]..<starts[index + 1]] }
}
