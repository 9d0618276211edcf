import Foundation

/// The rooms of the house and the walls between them, as `rooms.json` has them.
struct RoomTable: Decodable {
  /// Modules of the toolchain that any room may import.
  let everywhere: [String]
  /// Modules of the toolchain that are imported where a room's row allows it, without being declared in `Package.swift`.
  let toolchain: [String]
  /// Room → what it may import beside `everywhere`.
  let rooms: [String: [String]]

  /// The table of this package.
  static func ofThisPackage() throws -> RoomTable {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "rooms.json")
    return try JSONDecoder().decode(RoomTable.self, from: Data(contentsOf: file))
  }

  /// Why each import of a source in `room` is not allowed; empty when all are.
  func objections(to source: String, in room: String) -> [String] {
    guard let allowed = rooms[room] else { return ["\(room) is not in rooms.json"] }
    return ImportLine.all(in: source)
      .filter { !allowed.contains($0.module) && !everywhere.contains($0.module) }
      .map { "\(room) may not import \($0)" }
  }

  /// What `room` may import and no source of it does: a door to nowhere.
  func unused(in sources: [String], of room: String) -> [String] {
    let imported = Set(sources.flatMap { ImportLine.all(in: $0).map(\.module) })
    return (rooms[room] ?? []).filter { !imported.contains($0) }
  }

  /// What a room imports of other rooms and packages without declaring it in `Package.swift`.
  func undeclared(in source: String, declared: [String]) -> [String] {
    ImportLine.all(in: source).map(\.module)
      .filter { !declared.contains($0) && !everywhere.contains($0) && !toolchain.contains($0) }
  }
}
