import Testing

@Suite struct RegionTests {
  let regions: [[String: String]]
  let places: [[String: String]]

  init() throws {
    regions = try ReferenceTable("reference/regions.tsv").rows
    places = try ReferenceTable("reference/places.tsv").rows
  }

  @Test(
    "East, centre, west and north-east have the provinces that the statistics give them, each once",
    arguments: [
      ("东部", 10), ("中部", 6), ("西部", 12), ("东北", 3),
    ])
  func provinces(name: String, count: Int) throws {
    #expect(try members(name).count == count)
    for other in ["东部", "中部", "西部", "东北"] where other != name {
      #expect(try members(name).isDisjoint(with: members(other)))
    }
  }

  @Test("A region consists of listed places, and its names are not names of places")
  func names() {
    let names = Set(places.compactMap { $0["name"] })
    var seen = names.union(places.flatMap { ReferenceTable.list($0["aliases"] ?? "") })
    for region in regions {
      let own = ReferenceTable.list(region["places"] ?? "")
      #expect(!own.isEmpty && Set(own).count == own.count && Set(own).isSubset(of: names), "\(region)")
      for name in [region["name"] ?? ""] + ReferenceTable.list(region["aliases"] ?? "") {
        #expect(seen.insert(name).inserted, "\(name)")
      }
    }
  }

  @Test("A region counts for the west only when part of it is Shaanxi")
  func west() {
    let shaanxi = Set(places.filter { $0["code"]?.hasPrefix("61") == true }.compactMap { $0["name"] })
    for region in regions {
      let touches = !shaanxi.isDisjoint(with: ReferenceTable.list(region["places"] ?? ""))
      #expect((region["counts_as_west"] == "1") == touches, "\(region["name"] ?? "")")
    }
  }

  private func members(_ name: String) throws -> Set<String> {
    let region = try #require(regions.first { $0["name"] == name })
    return Set(ReferenceTable.list(region["places"] ?? ""))
  }
}
