import Testing

@Suite struct RoadDistanceTests {
  let table: ReferenceTable
  let points: [String: Coordinate]

  init() throws {
    table = try ReferenceTable("reference/road-distances.tsv")
    var points: [String: Coordinate] = [:]
    for path in ["reference/places.tsv", "reference/ports.tsv"] {
      for row in try ReferenceTable(path).rows {
        let code = try #require(row["code"])
        #expect(points.updateValue(try #require(Coordinate(row)), forKey: code) == nil, "\(code) is listed twice")
      }
    }
    self.points = points
  }

  @Test("Every place and port has its distance from Shiquan")
  func complete() throws {
    #expect(Set(try table.column("from")) == ["610922"])
    #expect(Set(try table.column("to")) == Set(points.keys))
  }

  @Test("An estimated distance is great circle × 1.35 in whole km")
  func recomputed() throws {
    var estimates = 0
    for row in table.rows where row["basis"] != "road" {
      #expect(row["basis"] == "great_circle_x_1.35")
      let from = try #require(points[row["from"] ?? ""])
      let to = try #require(points[row["to"] ?? ""])
      #expect(Int(row["km"] ?? "") == Int((from.kilometres(to: to) * 1.35).rounded()), "\(row)")
      estimates += 1
    }
    #expect(estimates > 500)
  }

  @Test("A road distance lies between the great circle and twice it")
  func roads() throws {
    for row in table.rows where row["basis"] == "road" {
      let from = try #require(points[row["from"] ?? ""])
      let to = try #require(points[row["to"] ?? ""])
      let km = try #require(Double(row["km"] ?? ""))
      let straight = from.kilometres(to: to)
      #expect(straight <= km && km <= 2 * straight, "\(row)")
    }
  }

  @Test("Xi'an, Hanzhong and Shiyan lie within 300 km by road", arguments: ["610100", "610700", "420300"])
  func near(code: String) throws {
    let row = try #require(table.rows.first { $0["to"] == code })
    #expect(try #require(Int(row["km"] ?? "")) <= 300)
  }

  @Test("Every port lies in a listed place")
  func ports() throws {
    let places = Set(try ReferenceTable("reference/places.tsv").column("code"))
    for row in try ReferenceTable("reference/ports.tsv").rows {
      let place = row["place"] ?? ""
      #expect(places.contains(place))
      let port = try #require(Coordinate(row))
      #expect(try #require(points[place]).kilometres(to: port) < 80, "\(row)")
    }
  }
}
