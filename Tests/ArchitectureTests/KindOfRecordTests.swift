import Foundation
import Testing

/// A new kind of record touches its fields, one line of the catalogue, a migration, its sample and, where it has any, its
/// rules. These tests list where each kind is named, so that no second catalogue comes into being.
@Suite struct KindOfRecordTests {
  /// A kind as its file of fields declares it.
  private struct Kind: Hashable {
    let fields: String
    let file: String
    let entity: String
    let path: String
  }

  private static let catalogue = "Sources/Domain/Fields/Entity.swift"

  private let kinds: [Kind]
  private let sources: [(path: String, text: String)]

  init() throws {
    sources = try Checkout.swiftSources(in: "Sources").map { path, text in
      (path, text.replacing(/\/\/.*/, with: ""))
    }
    var kinds: [Kind] = []
    for (path, text) in sources where path.hasPrefix("Sources/Domain/Fields/") {
      let names = Dictionary(
        uniqueKeysWithValues: text.matches(of: /static let (\w+) = Entity\("(\w+)"\)/).map {
          (String($0.1), String($0.2))
        })
      let rows = text.matches(of: /RecordDefinition<(\w+)>\(\s*\.(\w+),\s*"[^"]+",\s*path:\s*"([^"]+)"/)
      kinds += rows.map {
        Kind(fields: String($0.1), file: path, entity: names[String($0.2)] ?? "", path: String($0.3))
      }
    }
    self.kinds = kinds
  }

  /// The kinds of which a text names the fields.
  private func named(in text: String) -> [Kind] {
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    return kinds.filter { words.contains($0.fields) }
  }

  @Test("the catalogue lists every kind once, and no other file lists as many as half of them")
  func oneCatalogue() throws {
    let text = try #require(sources.first { $0.path == KindOfRecordTests.catalogue }?.text)
    let listed = text.matches(of: /(\w+Field)\.self/).map { String($0.1) }
    #expect(listed.count >= 33 && listed.count == kinds.count)
    #expect(Set(listed) == Set(kinds.map(\.fields)))
    for (path, text) in sources where path != KindOfRecordTests.catalogue {
      #expect(named(in: text).count * 2 < kinds.count, "\(path) is a second catalogue")
    }
  }

  @Test("a kind has a migration that makes its table and a sample of its path")
  func tableAndSample() throws {
    let migrations = try Checkout.names(in: "db/migrations").map { name in
      try String(contentsOf: Checkout.root.appending(path: "db/migrations/\(name)"), encoding: .utf8)
    }.joined()
    // What is known of the links is told by the statuses of the chains.
    let samples = Set(try Checkout.names(in: "db/sample/shiquan") + ["links.tsv"])
    for kind in kinds {
      #expect(!kind.entity.isEmpty && migrations.contains("create table \(kind.entity) ("), "\(kind.fields)")
      #expect(migrations.contains("select history_of('\(kind.entity)')"), "\(kind.fields)")
      #expect(samples.contains("\(kind.path).tsv"), "\(kind.fields)")
    }
  }

  /// Kinds that the scene of a ranking reads, and kinds with commands or routes beside those that every kind has.
  private static let read: Set<String> = [
    "EnterpriseField", "PlanField", "PersonField", "TieField", "StandingField", "EngagementField", "ParkField",
    "ZoneField", "BuildingField", "LedgerField", "HoldField", "RulingField", "NeedField", "LinkField",
    "OpportunityField", "VisitField", "VisitPartyField", "VisitStopField", "VisitAskField", "FollowUpField",
    "PromiseField", "FrozenMonthField", "DifferenceField", "AttachmentField", "ArrivalField", "ConsentField",
    "ProposalField", "ReviewSessionField", "SessionItemField", "OpinionField",
  ]

  @Test("every other kind is named by its fields, the catalogue and use cases alone")
  func namedPlaces() {
    let plain = kinds.filter { !KindOfRecordTests.read.contains($0.fields) }
    #expect(plain.count >= 10)
    let machinery = ["Ports", "Records", "Import", "Export", "Reference", "Scene"].map { "Sources/Service/\($0)/" }
    for kind in plain {
      let places = sources.filter { named(in: $0.text).contains(kind) }.map(\.path)
      #expect(places.contains(kind.file) && places.contains(KindOfRecordTests.catalogue))
      for place in places where place != kind.file && place != KindOfRecordTests.catalogue {
        #expect(place.hasPrefix("Sources/Service/"), "\(kind.fields) is named in \(place)")
        #expect(!machinery.contains { place.hasPrefix($0) }, "\(kind.fields) is named in \(place)")
      }
    }
  }
}
