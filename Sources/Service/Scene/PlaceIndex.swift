/// Turns the place names people write into division codes.
struct PlaceIndex: Sendable {
  /// One place of the reference table.
  private struct Place: Sendable {
    let code: String
    let depth: Int
  }

  private let byName: [String: Place]
  private let longest: Int
  /// The codes of the places of a region that goes by a name (长三角), each with all below it.
  private var regions: [String: [String]] = [:]
  /// Names by code, for sentences.
  let names: [(code: String, name: String)]

  /// Reads the tables `places` and, when given, `ports` and `regions`.
  init(places: ReferenceTable, ports: ReferenceTable?, regions: ReferenceTable? = nil) throws {
    var byName: [String: Place] = [:]
    var names: [(code: String, name: String)] = []
    for row in try places.project(["code", "name", "aliases", "level"]) {
      let depth = ["province": 1, "prefecture": 2, "county": 3][row[3]] ?? 0
      let place = Place(code: row[0], depth: depth)
      let aliases = ReferenceTable.items(row[2])
      for name in [row[1]] + aliases where !name.isEmpty { byName[name] = place }
      names.append((row[0], aliases.first ?? row[1]))
    }
    for row in try ports?.project(["code", "name", "aliases"]) ?? [] {
      for name in [row[1], row[0]] + ReferenceTable.items(row[2]) { byName[name] = Place(code: row[0], depth: 4) }
      names.append((row[0], row[1]))
    }
    self.byName = byName
    self.longest = byName.keys.map(\.count).max() ?? 0
    self.names = names
    for row in try regions?.project(["name", "aliases", "places"]) ?? [] {
      let codes = ReferenceTable.items(row[2]).compactMap { byName[$0]?.code }.map(PlaceIndex.prefix)
      for name in [row[0]] + ReferenceTable.items(row[1]) { self.regions[name] = codes }
    }
  }

  /// The codes that a text names and nothing else, each with all below it: a division code, a place, places one in the other
  /// (陕西安康石泉), a region. Empty when any part of the text is something else, so that nothing is read into it.
  func prefixes(of text: String) -> [String] {
    let bare = text.filter { !$0.isWhitespace }
    if bare.allSatisfy(\.isASCIIDigit), (2...6).contains(bare.count), bare.count.isMultiple(of: 2) {
      return names.contains { $0.code.hasPrefix(PlaceIndex.prefix(bare)) } ? [PlaceIndex.prefix(bare)] : []
    }
    if let codes = regions[bare] { return codes }
    var rest = Substring(bare)
    var inner: Place?
    while !rest.isEmpty {
      let name = stride(from: min(longest, rest.count), to: 0, by: -1).lazy.map { rest.prefix($0) }
        .first { byName[String($0)] != nil }
      guard let name, let place = byName[String(name)], place.depth <= 3,
        inner.map({ place.code.hasPrefix(PlaceIndex.prefix($0.code)) }) ?? true
      else { return [] }
      inner = place
      rest = rest.dropFirst(name.count)
    }
    return inner.map { [PlaceIndex.prefix($0.code)] } ?? []
  }

  /// A name without the places and regions it begins with (武汉理工光科 is 理工光科); two characters are left at least.
  func withoutPlaces(_ name: String) -> String {
    var rest = Substring(name)
    while let place = stride(from: min(longest, rest.count - 2), to: 1, by: -1).lazy.map({ String(rest.prefix($0)) })
      .first(where: { byName[$0] != nil || regions[$0] != nil })
    {
      rest = rest.dropFirst(place.count)
    }
    return String(rest)
  }

  /// The part of a division code that all below it share: 61 of 610000, 6109 of 610900.
  private static func prefix(_ code: String) -> String {
    var code = code
    while code.count > 2, code.hasSuffix("00") { code.removeLast(2) }
    return code
  }

  /// The code of a place named exactly, or of the deepest place whose name stands in the text (`陕西安康石泉` is 石泉).
  func code(of text: String) -> String? {
    if let exact = byName[text] { return exact.code }
    let characters = Array(text)
    var best: Place?
    for start in characters.indices {
      let end = min(characters.count, start + longest)
      guard end - start >= 2 else { break }
      for stop in stride(from: end, to: start + 1, by: -1) {
        guard let place = byName[String(characters[start..<stop])] else { continue }
        if place.depth > (best?.depth ?? 0) { best = place }
        break
      }
    }
    return best?.code
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension ReferenceTable {
  /// The items of a cell that holds a list.
  static func items(_ cell: String) -> [String] { cell.split(separator: "、" as Character).map { String($0) } }
}
