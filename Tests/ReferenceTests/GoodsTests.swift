import Domain
import Testing

@Suite struct GoodsTests {
  let codes: Set<String>

  init() throws { codes = Set(try ReferenceTable("reference/industries.tsv").column("code")) }

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
