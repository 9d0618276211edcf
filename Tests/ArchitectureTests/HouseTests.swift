import Foundation
import Testing

@Suite struct HouseTests {
  private let table: RoomTable
  private let package: PackageDescriptionText

  init() throws {
    table = try RoomTable.ofThisPackage()
    let manifest = Checkout.root.appending(path: "Package.swift")
    package = PackageDescriptionText(try String(contentsOf: manifest, encoding: .utf8))
  }

  @Test("the folders of Sources are the rooms of the table, no more and no less")
  func roomsAreKnown() throws {
    let rooms = try Checkout.names(in: "Sources")
    #expect(!rooms.isEmpty)
    #expect(Set(rooms) == Set(table.rooms.keys))
  }

  @Test("every import line keeps to the walls")
  func importsKeepToTheWalls() throws {
    var seen = 0
    for room in try Checkout.names(in: "Sources") {
      for source in try Checkout.swiftSources(in: "Sources/\(room)") {
        #expect(table.objections(to: source.text, in: room) == [], "\(source.path)")
        seen += 1
      }
    }
    #expect(seen > 0)
  }

  @Test("a room may import nothing that it does not import")
  func noDoorLeadsNowhere() throws {
    var imported: Set<String> = []
    for room in try Checkout.names(in: "Sources") {
      let sources = try Checkout.swiftSources(in: "Sources/\(room)").map(\.text)
      #expect(table.unused(in: sources, of: room) == [], "\(room)")
      imported.formUnion(table.rooms[room] ?? [])
    }
    #expect(table.toolchain.filter { !imported.contains($0) } == [])
  }

  @Test("Package.swift gives a room nothing that the table does not allow")
  func declaredDependenciesKeepToTheWalls() throws {
    for room in try Checkout.names(in: "Sources") {
      let declared = package.dependencies[room]
      #expect(declared != nil, "\(room) has no target in Package.swift")
      let allowed = table.rooms[room] ?? []
      #expect((declared ?? []).filter { !allowed.contains($0) } == [], "\(room)")
    }
  }

  @Test("every room declares in Package.swift what it imports")
  func importsAreDeclared() throws {
    for room in try Checkout.names(in: "Sources") {
      let declared = package.dependencies[room] ?? []
      for source in try Checkout.swiftSources(in: "Sources/\(room)") {
        #expect(table.undeclared(in: source.text, declared: declared) == [], "\(source.path)")
      }
    }
  }

  @Test("no room of the table allows itself or names something twice")
  func tableIsClosed() {
    for (room, allowed) in table.rooms {
      #expect(!allowed.contains(room))
      #expect(Set(allowed).count == allowed.count, "\(room) names something twice")
    }
  }

  @Test("no source file is of 400 lines or more")
  func filesAreShort() throws {
    let long = try Checkout.swiftSources(in: "Sources")
      .filter { $0.text.split(separator: "\n", omittingEmptySubsequences: false).count > 400 }
    #expect(long.map(\.path) == [])
  }

  @Test("the visible top level is exactly the one the house has")
  func topLevel() throws {
    // Package.resolved is written by the package manager and belongs to nobody's commit.
    let names = try Checkout.names(in: ".").filter { $0 != "Package.resolved" }
    #expect(Set(names) == ["Package.swift", "README.md", "Sources", "Tests", "db", "deploy"])
  }
}
