import Domain
import Testing

@Suite struct TradeTests {
  let codes: Set<String>

  init() throws { codes = Set(try ReferenceTable("reference/industries.tsv").column("code")) }

  @Test("Environmental weights stand on classes of the standard")
  func weights() throws {
    for row in try ReferenceTable("reference/trade-weights.tsv").rows {
      let code = row["code"] ?? ""
      #expect(codes.contains(code) && IndustryCode(code)?.level == .class, "\(code)")
      #expect(["heavy", "medium"].contains(row["weight"] ?? ""), "\(code)")
    }
  }

  @Test(
    "Dyeing, tanning, pulp, base chemicals and smelting are heavy, reeling and castings medium",
    arguments: [
      ("1743", "heavy", true), ("1910", "heavy", true), ("2211", "heavy", true), ("2619", "heavy", true),
      ("2669", "heavy", true), ("3140", "heavy", true), ("3239", "heavy", true), ("3843", "heavy", true),
      ("3360", "heavy", false), ("3982", "heavy", false), ("1469", "medium", true), ("1741", "medium", true),
      ("3391", "medium", true), ("3985", "medium", true),
    ])
  func weight(code: String, weight: String, always: Bool) throws {
    let row = try #require(try ReferenceTable("reference/trade-weights.tsv").rows.first { $0["code"] == code })
    #expect(row["weight"] == weight)
    #expect((row["condition"] ?? "").isEmpty == always)
  }

  @Test(
    "Chemicals outside the ranges, water and harness carry no environmental weight",
    arguments: [
      "1519", "1522", "2632", "2646", "2672", "2720", "3240", "3251", "3989",
    ])
  func light(code: String) throws {
    #expect(codes.contains(code))
    #expect(try !ReferenceTable("reference/trade-weights.tsv").column("code").contains(code))
  }

  @Test("Every class of manufacturing, mining and farming has a goods class by its longest prefix")
  func goods() throws {
    let rows = try ReferenceTable("reference/goods-classes.tsv").rows
    let prefixes = Set(rows.filter { $0["kind"] == "code" }.compactMap { $0["key"] })
    #expect(prefixes.isSubset(of: codes))
    #expect(rows.allSatisfy { ["code", "word"].contains($0["kind"] ?? "") })
    #expect(rows.allSatisfy { ["heavy", "medium", "light"].contains($0["goods_class"] ?? "") })
    for code in codes where code.count == 4 && ("0101"..."4399").contains(code) {
      #expect((2...4).contains { prefixes.contains(String(code.prefix($0))) }, "\(code)")
    }
  }

  @Test(
    "Goods travel as the trade knows them",
    arguments: [
      ("1522", "heavy"), ("3021", "heavy"), ("2625", "heavy"), ("3393", "heavy"), ("1432", "medium"),
      ("2459", "medium"),
      ("3670", "medium"), ("3989", "light"), ("3831", "light"), ("1742", "light"), ("1530", "light"), ("6513", nil),
    ] as [(String, String?)])
  func goods(code: String, goods: String?) throws {
    let rows = try ReferenceTable("reference/goods-classes.tsv").rows.filter { $0["kind"] == "code" }
    let longest = rows.filter { code.hasPrefix($0["key"] ?? "-") }.max {
      ($0["key"] ?? "").count < ($1["key"] ?? "").count
    }
    #expect(longest?["goods_class"] == goods)
  }
}
