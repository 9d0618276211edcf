import Foundation
import Testing

/// That the checks of the house would see a fault: they are run on invented sources.
@Suite struct CheckerTests {
  private let table = RoomTable(
    everywhere: ["Synchronization"], toolchain: ["Foundation"],
    rooms: ["Kitchen": ["Larder", "Foundation"], "Larder": []])

  @Test(
    "every written form of a forbidden import is seen",
    arguments: [
      "import Cellar", "  import Cellar", "public import Cellar", "internal import Cellar", "private import Cellar",
      "@preconcurrency import Cellar", "@testable import Cellar", "@_spi(Some) public import Cellar",
      "@preconcurrency internal import struct Cellar.Wine", "import func Cellar.open", "import Cellar.Rack",
      "import Larder; import Cellar", "let a = 1\nimport Cellar // why",
    ])
  func forbidden(source: String) {
    #expect(table.objections(to: source, in: "Kitchen").count == 1)
  }

  @Test(
    "what is allowed, or only looks like an import, is no fault",
    arguments: [
      "import Larder", "public import Foundation", "import Synchronization", "// import Cellar",
      "/*\nimport Cellar\n*/",
      "let text = \"import Cellar\"", "let text = \"Look; import Cellar\"",
      "let text = \"\"\"\n  import Cellar\n  \"\"\"", "func importCellar() {}",
      "let important = Cellar()", "",
    ])
  func allowed(source: String) {
    #expect(table.objections(to: source, in: "Kitchen") == [])
  }

  @Test("a room that is not in the table is a fault")
  func unknownRoom() {
    #expect(table.objections(to: "", in: "Attic") == ["Attic is not in rooms.json"])
  }

  @Test("an import that is allowed but not declared is named; the toolchain's own needs no declaration")
  func undeclared() {
    let source = "import Foundation\nimport Larder\nimport Synchronization"
    #expect(table.undeclared(in: source, declared: []) == ["Larder"])
    #expect(table.undeclared(in: source, declared: ["Larder"]) == [])
  }

  @Test("a door that no source of the room uses is named")
  func unused() {
    #expect(table.unused(in: ["import Larder", "let a = 1"], of: "Kitchen") == ["Foundation"])
    #expect(table.unused(in: ["import Larder", "public import Foundation"], of: "Kitchen") == [])
  }

  @Test("the targets of a Package.swift are read with rooms and products, on one line or on many")
  func manifest() {
    let package = PackageDescriptionText(
      """
      func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target { .target(name: name) }
      let lamp: Target.Dependency = .product(name: "Lamp", package: "swift-lamp")
      let package = Package(targets: [
        .systemLibrary(name: "CCellar", pkgConfig: "cellar", providers: [.apt(["libcellar-dev"])]),
        system("CBarrel", pkgConfig: "barrel", apt: "libbarrel-dev"),
        room("Attic", ["Larder", lamp]),
        room("Larder"),
        room("Kitchen", ["Larder", .product(name: "Stove", package: "swift-stove")]),
        room(
          "Hall",
          [
            "Kitchen",
            .product(name: "Lamp", package: "swift-lamp"),
          ]),
        .executableTarget(
          name: "house", dependencies: ["Hall"], swiftSettings: settings),
        tests("HallTests", ["Hall", "Attic"]),
      ])
      """)
    #expect(package.dependencies["Larder"] == [])
    #expect(Set(package.dependencies["Kitchen"] ?? []) == ["Larder", "Stove"])
    #expect(Set(package.dependencies["Hall"] ?? []) == ["Kitchen", "Lamp"])
    #expect(package.dependencies["house"] == ["Hall"])
    #expect(package.dependencies["CCellar"] != nil)
    #expect(package.dependencies["CBarrel"] != nil)
    #expect(Set(package.dependencies["Attic"] ?? []) == ["Larder", "Lamp"])
    #expect(package.dependencies["HallTests"] == nil)
  }
}
