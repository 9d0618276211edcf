import Domain
import Testing

@Suite struct ChainTests {
  let links: [[String: String]]
  let ids: Set<String>

  init() throws {
    links = try ReferenceTable("reference/chain-links.tsv").rows
    ids = Set(links.compactMap { $0["link"] })
  }

  @Test(
    "Eight chains have their links",
    arguments: [
      ("silk", "S", 17), ("selenium_food", "F", 20), ("plush_toys", "T", 16), ("electronics", "E", 18),
      ("equipment", "M", 17), ("new_materials", "N", 15), ("tourism", "C", 13), ("medicine", "H", 11),
    ])
  func chains(chain: String, letter: String, count: Int) throws {
    let table = try ReferenceTable("reference/chains.tsv")
    #expect(table.cells.count == 8)
    #expect(table.rows.first { $0["chain"] == chain }?["letter"] == letter)
    let own = links.filter { $0["chain"] == chain }.compactMap { $0["link"] }
    #expect(own == (1...count).map { letter + ($0 < 10 ? "0" : "") + String($0) })
  }

  @Test("Every link has a name, product words and at least one class of the standard")
  func classes() throws {
    let codes = Set(try ReferenceTable("reference/industries.tsv").column("code"))
    for link in links {
      let id = link["link"] ?? ""
      let classes = ReferenceTable.list(link["classes"] ?? "").map { $0.hasSuffix("~") ? String($0.dropLast()) : $0 }
      #expect(!classes.isEmpty && Set(classes).count == classes.count, "\(id)")
      for code in classes { #expect(codes.contains(code) && IndustryCode(code)?.level == .class, "\(id): \(code)") }
      #expect(!(link["name"] ?? "").isEmpty)
      for column in ["product_words", "technology_words"] {
        let words = ReferenceTable.list(link[column] ?? "")
        #expect(!words.isEmpty && Set(words).count == words.count && !words.contains(""), "\(id) \(column)")
      }
    }
  }

  @Test("A class is marked broad in every link that lists it, or in none")
  func broadMark() {
    let listed = links.flatMap { ReferenceTable.list($0["classes"] ?? "") }
    let marked = Set(listed.filter { $0.hasSuffix("~") }.map { String($0.dropLast()) })
    #expect(marked.isDisjoint(with: Set(listed)))
  }

  @Test("Every edge leads to another link of the same chain, once")
  func feeds() {
    for link in links {
      let id = link["link"] ?? ""
      let targets = ReferenceTable.list(link["feeds"] ?? "")
      #expect(Set(targets).count == targets.count, "\(id)")
      for target in targets {
        #expect(ids.contains(target) && target.first == id.first && target != id, "\(id) → \(target)")
      }
    }
  }

  @Test("Flags are listed ones, and the links outside the county are these")
  func flags() throws {
    let known = Set(try ReferenceTable("reference/link-flags.tsv").column("flag"))
    for link in links {
      let flag = link["flag"] ?? ""
      #expect(flag.isEmpty || known.contains(flag), "\(link["link"] ?? "")")
    }
    #expect(links.filter { $0["external"] == "1" }.compactMap { $0["link"] } == ["E17", "M01", "M15", "N14"])
    let restricted = links.filter { $0["flag"] == "W" }.compactMap { $0["link"] }
    #expect(restricted == ["E05", "F09", "M06", "N01", "N03", "N08", "N09", "S08", "T03"])
  }

  @Test("Every link has a starting status of the list, and all but the unknown ones tell where it is from")
  func statuses() throws {
    let statuses = try ReferenceTable("reference/link-statuses.tsv")
    for row in statuses.rows {
      #expect(["missing", "weak", "to_verify", "present"].contains(row["scoring_value"] ?? ""))
      #expect(["park", "city", "none", ""].contains(row["supply"] ?? "?"))
    }
    let known = Set(try statuses.column("status"))
    let start = try ReferenceTable("sample/shiquan/link-status.tsv")
    #expect(Set(try start.column("link")) == ids)
    for row in start.rows {
      let link = row["link"] ?? ""
      #expect(known.contains(row["status"] ?? ""), "\(link)")
      #expect((row["status"] == "unknown") == (row["source"] ?? "").isEmpty, "\(link)")
      let date = row["as_of"] ?? ""
      #expect(date.isEmpty || CalendarDate(date) != nil, "\(link)")
    }
  }
}
