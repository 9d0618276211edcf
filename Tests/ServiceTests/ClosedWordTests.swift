import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ClosedWordTests {
  private static let today = TestDatabase.today

  private static func add(
    _ changes: [String: InputValue], _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> RecordReceipt<NeedField> {
    let values: [String: InputValue] = [
      "code": .text("SL-2026-90"), "title": .text("示例招商项目"), "park": .text("石泉经济技术开发区"),
    ]
    return try await database.desk.records(NeedField.self).add(
      values.merging(changes) { $1 }, evidence: EvidenceInput(), today: today, isDryRun: isDryRun,
      invocation: TestDatabase.invocation)
  }

  @Test(arguments: [
    "F03,F04", "魔芋精粉与胶,魔芋食品", "F03;魔芋食品", "魔芋精粉与胶、F04", "F03\n F04", "f03;F04", "F03、魔芋食品,F03",
  ])
  func `links are parted at every mark and told by code or name`(text: String) async throws {
    try await TestDatabase.with { database in
      let receipt = try await ClosedWordTests.add(["目标环节": .text(text)], database, isDryRun: true)
      #expect(receipt.stored.record[.targetLinks] == .texts(["F03", "F04"]))
    }
  }

  @Test func `each member that is not known is named with the nearest`() async throws {
    try await TestDatabase.with { database in
      for given in [InputValue.text("魔芋精粉,魔芋食品厂,F04"), .list(["魔芋精粉", "魔芋食品厂", "F04"])] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await ClosedWordTests.add(["target_links": given], database)
        }
        #expect(error?.fields.map(\.code) == ["unknown_link", "unknown_link"])
        #expect(error?.fields.first?.message.contains("「魔芋精粉」") == true)
        #expect(error?.fields.first?.message.contains("F03 魔芋精粉与胶") == true)
        #expect(error?.fields.last?.message.contains("F04 魔芋食品") == true)
      }
    }
  }

  @Test func `park, zone and building are told by code or name, each within the other`() async throws {
    try await TestDatabase.with { database in
      let other = try await database.insert([Record<ParkField>([.code: .text("示例乙"), .name: .text("示例第二园区")])])[0]
      let zone = try #require(
        try await database.all(ZoneField.self).first { $0.record[.name]?.text?.contains("古堰") == true })
      try await database.insert([
        Record<ZoneField>([.park: .reference(other), .code: .text("示例"), .name: zone.record[.name] ?? .text("")])
      ])
      let building = try #require(
        try await database.all(BuildingField.self).first { $0.record[.zone] == .reference(zone.id) })
      let receipt = try await ClosedWordTests.add(
        [
          "片区": .text(zone.record[.name]?.text ?? ""), "厂房": .text(building.record[.code]?.text ?? ""),
        ], database, isDryRun: true)
      #expect(receipt.stored.record[.zone] == .reference(zone.id))
      #expect(receipt.stored.record[.building] == .reference(building.id))
      let error = await #expect(throws: ServiceError.self) {
        _ = try await ClosedWordTests.add(["片区": .text("古堰北片")], database)
      }
      #expect(error?.fields.first?.message.contains(zone.record[.name]?.text ?? "?") == true, "\(error?.fields ?? [])")
    }
  }

  @Test func `a warning of the write is a warning of the dry run`() async throws {
    try await TestDatabase.with { database in
      let zones = try await database.all(ZoneField.self)
      let pool = try #require(zones.first { $0.record[.name]?.text?.contains("池河") == true })
      let building = try #require(
        try await database.all(BuildingField.self).first { $0.record[.zone] != .reference(pool.id) })
      let values: [String: InputValue] = [
        "zone_id": .number("\(pool.id)"), "building_id": .number("\(building.id)"), "land_mu": .text("60亩"),
        "target_links": .text("S08"), "offers": .text("示例支持"),
      ]
      let dry = try await ClosedWordTests.add(values, database, isDryRun: true)
      let made = try await ClosedWordTests.add(values, database)
      #expect(dry.warnings == made.warnings && dry.change == nil)
      #expect(dry.warnings.count == 4)
      for word in ["S08", "没有法律依据", "不在本项目的片区", "60亩 超过片区"] {
        #expect(dry.warnings.contains { $0.contains(word) }, "\(word)")
      }
      #expect(try await database.desk.advice(need: "SL-2026-90").map(\.text) == made.warnings)
    }
  }

  @Test func `links are found by name`() async throws {
    try await TestDatabase.with { database in
      let found = try await database.desk.records(LinkField.self).list(
        ListRequest(search: "魔芋", limit: 100), organisation: 1)
      let codes = Set(found.items.compactMap { $0.stored.record.text(.code) })
      #expect(codes.isSuperset(of: ["F03", "F04"]))
      #expect(try await database.desk.words(of: .chainLinks).holding("缫丝").isEmpty == false)
    }
  }
}
