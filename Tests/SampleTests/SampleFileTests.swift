import Domain
import Service
import Testing

@Suite("The sample's files")
struct SampleFileTests {
  @Test(arguments: [
    ("enterprises", 60), ("plans", 25), ("needs", 12), ("parks", 1), ("zones", 2), ("buildings", 5),
  ])
  func `hold as many rows as are told`(name: String, count: Int) throws {
    #expect(try SampleFile(name).rows.count == count)
  }

  @Test(
    arguments: [
      "enterprises", "plans", "people", "ties", "needs", "parks", "zones", "buildings", "ledger", "holds", "rulings",
      "standings", "engagements", "sources",
    ] + SampleFile.work)
  func `say on top that they are invented, with a date`(name: String) throws {
    let comments = try SampleFile(name).comments
    #expect(comments.first == "# source: 示例数据")
    #expect(comments.contains { $0.hasPrefix("# as of: 2026-") })
  }

  @Test func `firms are invented on sight`() throws {
    for firm in try SampleFile("enterprises").records(EnterpriseField.self) {
      let name = try #require(firm.record[.name]?.text)
      #expect(name.dropFirst(2).hasPrefix("示例"), "\(name)")
      guard let text = firm.record[.creditCode]?.text else { continue }
      let code = try #require(CreditCode(text))
      #expect(code.hasValidCheckCharacter && text.contains("00000"), "\(text)")
    }
  }

  @Test func `people are invented on sight and reached by nobody's number`() throws {
    for person in try SampleFile("people").records(PersonField.self) {
      #expect(person.record[.name]?.text?.hasPrefix("示例校友") == true)
      #expect(person.record[.phone]?.text?.hasPrefix("1300000") == true)
    }
  }

  @Test func `every reference leads somewhere`() throws {
    func ids(_ name: String) throws -> Set<String> { Set(try SampleFile(name).rows.compactMap { $0.cells["id"] }) }
    let targets = [
      "source_id": try ids("sources"), "enterprise_id": try ids("enterprises"), "plan_id": try ids("plans"),
      "person_id": try ids("people"), "park_id": try ids("parks"), "zone_id": try ids("zones"),
      "building_id": try ids("buildings"), "need_id": try ids("needs"), "opportunity_id": try ids("opportunities"),
      "visit_id": try ids("visits"), "promise_id": try ids("promises"), "session_id": try ids("review-sessions"),
      "session_item_id": try ids("session-items"), "item_id": try ids("session-items"),
      "follow_up_id": try ids("follow-ups"),
    ]
    for name in [
      "enterprises", "plans", "people", "ties", "needs", "parks", "zones", "buildings", "ledger", "holds", "rulings",
      "standings", "engagements",
    ] + SampleFile.work {
      for row in try SampleFile(name).rows {
        for (column, known) in targets {
          guard let cell = row.cells[column], !cell.isEmpty else { continue }
          #expect(known.contains(cell), "\(name) line \(row.line): \(column) \(cell)")
        }
      }
    }
  }
}
