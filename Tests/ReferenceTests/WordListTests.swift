import Testing

@Suite struct WordListTests {
  @Test(
    "A written form means one department or one title only",
    arguments: [
      ("reference/departments.tsv", "name"), ("reference/titles.tsv", "label"),
    ])
  func synonyms(path: String, label: String) throws {
    var seen: Set<String> = []
    for row in try ReferenceTable(path).rows {
      for word in [row[label] ?? ""] + ReferenceTable.list(row["synonyms"] ?? "") {
        #expect(!word.isEmpty && seen.insert(word).inserted, "\(word)")
      }
    }
  }

  @Test("The review session has its eleven departments")
  func departments() throws {
    let members = try ReferenceTable("reference/departments.tsv").rows.filter { $0["review_member"] == "1" }
    #expect(
      members.compactMap { $0["code"] } == [
        "development_reform", "ecology", "emergency", "finance", "human_resources", "industry_it", "justice",
        "market_regulation", "natural_resources", "taxation", "water_resources",
      ])
  }

  @Test("The titles are those that a firm's capability is read from")
  func titles() throws {
    #expect(
      try ReferenceTable("reference/titles.tsv").column("code") == [
        "above_scale", "high_tech", "listed", "little_giant", "national_champion", "provincial_specialised",
        "small_tech",
      ])
  }

  @Test(
    "Phrases of a business scope are stock, trade or making, and vague words have two characters",
    arguments: [
      ("技术开发", "stock"), ("技术咨询", "stock"), ("货物进出口", "stock"), ("销售", "trade"), ("批发", "trade"), ("零售", "trade"),
      ("代理", "trade"), ("制造", "making"), ("加工", "making"), ("功能", "vague"),
    ])
  func phrases(phrase: String, kind: String) throws {
    let rows = try ReferenceTable("reference/stock-phrases.tsv").rows
    #expect(rows.first { $0["phrase"] == phrase }?["kind"] == kind)
    #expect(rows.allSatisfy { ["stock", "trade", "making", "vague"].contains($0["kind"] ?? "") })
    #expect(rows.allSatisfy { $0["kind"] != "vague" || $0["phrase"]?.count == 2 })
  }

  @Test("No product word of a chain is dropped as a stock phrase")
  func chainWords() throws {
    let dropped = Set(try ReferenceTable("reference/stock-phrases.tsv").column("phrase"))
    let words = try ReferenceTable("reference/chain-links.tsv").column("product_words").flatMap(ReferenceTable.list)
    #expect(dropped.isDisjoint(with: words))
  }
}
