import Testing

@Suite struct PlaceTests {
  let table: ReferenceTable
  let rows: [[String: String]]
  let byName: [String: [String: String]]

  init() throws {
    table = try ReferenceTable("reference/places.tsv")
    rows = table.rows
    byName = Dictionary(rows.map { ($0["name"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test(
    "China has 34 provincial and, without Taiwan's, 333 prefectural divisions",
    arguments: [
      ("province", 34), ("prefecture", 333),
    ])
  func totals(level: String, count: Int) throws {
    #expect(try table.column("level").filter { $0 == level }.count == count)
  }

  @Test("A name or alias means one place only")
  func namesAreUnique() throws {
    let names = rows.flatMap { [$0["name"] ?? ""] + ReferenceTable.list($0["aliases"] ?? "") }
    #expect(names.allSatisfy { $0.count >= 2 })
    var seen: Set<String> = []
    for name in names { #expect(seen.insert(name).inserted, "\(name)") }
  }

  @Test("A code of six digits tells the level, and the parent is the division above it")
  func parents() throws {
    let codes = Set(try table.column("code"))
    for row in rows {
      let code = row["code"] ?? ""
      #expect(code.count == 6 && code.allSatisfy { ("0"..."9").contains($0) }, "\(code)")
      let province = String(code.prefix(2)) + "0000"
      let prefecture = String(code.prefix(4)) + "00"
      switch row["level"] {
      case "province": #expect(code == province && row["parent"] == "")
      case "prefecture": #expect(code == prefecture && code != province && row["parent"] == province, "\(code)")
      default:
        #expect(row["level"] == "county" && code != prefecture, "\(code)")
        #expect(row["parent"] == (codes.contains(prefecture) ? prefecture : province), "\(code)")
      }
    }
  }

  @Test(
    "Shaanxi's counties and districts are complete, Ankang's ten among them",
    arguments: [
      ("610100", 13), ("610200", 4), ("610300", 12), ("610400", 14), ("610500", 11), ("610600", 13), ("610700", 11),
      ("610800", 12), ("610900", 10), ("611000", 7),
    ])
  func counties(parent: String, count: Int) {
    #expect(rows.filter { $0["parent"] == parent }.count == count)
  }

  @Test("Every place lies in China, and a county near the city above it")
  func coordinates() throws {
    for row in rows {
      let point = try #require(Coordinate(row), "\(row)")
      #expect((16.0...54.0).contains(point.latitude) && (73.0...136.0).contains(point.longitude), "\(row)")
      guard row["level"] == "county", let above = rows.first(where: { $0["code"] == row["parent"] }) else { continue }
      let limit = above["level"] == "prefecture" ? 250.0 : 400
      #expect(try #require(Coordinate(above)).kilometres(to: point) < limit, "\(row["name"] ?? "")")
    }
  }

  @Test(
    "Well-known distances come out within a twentieth",
    arguments: [
      ("北京市", "上海市", 1067.0), ("西安市", "武汉市", 650), ("石泉县", "西安市", 158), ("成都市", "重庆市", 270),
      ("广州市", "武汉市", 838), ("安康市", "十堰市", 166), ("乌鲁木齐市", "北京市", 2410), ("汉中市", "石泉县", 115),
    ])
  func distances(a: String, b: String, km: Double) throws {
    let from = try #require(byName[a].flatMap(Coordinate.init))
    let to = try #require(byName[b].flatMap(Coordinate.init))
    #expect(abs(from.kilometres(to: to) - km) < km / 20)
  }

  @Test(
    "The places that the sample workbooks use are found by their short names",
    arguments: [
      ("石泉", "610922"), ("安康", "610900"), ("西安", "610100"), ("武汉", "420100"), ("襄阳", "420600"), ("重庆", "500000"),
      ("长沙", "430100"), ("杭州", "330100"), ("苏州", "320500"), ("东莞", "441900"), ("深圳", "440300"), ("上海", "310000"),
      ("信阳", "411500"), ("陕西", "610000"),
    ])
  func shortNames(alias: String, code: String) {
    #expect(rows.first { ReferenceTable.list($0["aliases"] ?? "").contains(alias) }?["code"] == code)
  }
}
