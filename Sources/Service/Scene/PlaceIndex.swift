/// Turns the place names people write into division codes.
struct PlaceIndex: Sendable {
  /// One place of the reference table.
  private struct Place: Sendable {
    let code: String
    let depth: Int
  }

  private let byName: [String: Place]
  private let longest: Int
  /// Names by code, for sentences.
  let names: [(code: String, name: String)]

  /// Reads the tables `places` and, when given, `ports`.
  init(places: ReferenceTable, ports: ReferenceTable?) throws {
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

extension ReferenceTable {
  /// The items of a cell that holds a list.
  static func items(_ cell: String) -> [String] { cell.split(separator: "、" as Character).map { String($0) } }
}
