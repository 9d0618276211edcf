import App
import Domain
import Foundation
import Scoring
import Service
import TestSupport
import Testing

@Suite struct KeepRecordsTests {
  private static let by = TestDatabase.invocation
  private static let today = TestDatabase.today

  private static func add(
    _ values: [String: InputValue], _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> RecordReceipt<EnterpriseField> {
    try await database.desk.records(EnterpriseField.self).add(
      values, evidence: EvidenceInput(title: "登记表"), today: today, isDryRun: isDryRun, invocation: by)
  }

  @Test func `what is typed is read as a cell is, with its source, and inferred from`() async throws {
    try await TestDatabase.with(.reference) { database in
      let receipt = try await KeepRecordsTests.add(
        [
          "name": .text("虚构丝绸有限公司"), "上年营业收入": .text("3200万元"), "products": .text("桑蚕丝;真丝绸面料"),
          "headcount": .number("12"),
        ],
        database)
      let stored = try #require(try await database.record(EnterpriseField.self, receipt.stored.id))
      #expect(stored.record[.revenue]?.money == Money(yuan: 32_000_000))
      #expect(stored.record[.products]?.texts == ["桑蚕丝", "真丝绸面料"])
      #expect(stored.record[.headcount]?.count == 12)
      #expect(stored.record[.inferredCodes]?.texts?.first?.hasPrefix("17") == true)
      #expect(stored == receipt.stored && receipt.change == stored.change)
      let source = try #require(stored.sources[.revenue])
      #expect(try await database.registry.sources([source], organisation: 1)[source]?.title == "登记表")
    }
  }

  @Test func `every field that is wrong is named, and nothing is written`() async throws {
    try await TestDatabase.with(.reference) { database in
      let before = try await database.rowCounts()
      let error = await #expect(throws: ServiceError.self) {
        _ = try await KeepRecordsTests.add(
          ["name": .text("甲"), "revenue_yuan": .text("很多"), "nature": .text("不知何种"), "colour": .text("红")], database)
      }
      #expect(error?.code == "invalid_record")
      #expect(Set(error?.fields.map(\.field) ?? []) == ["revenue_yuan", "nature", "colour"])
      let missing = await #expect(throws: ServiceError.self) {
        _ = try await KeepRecordsTests.add(["headcount": .number("1")], database)
      }
      #expect(missing?.fields.map(\.field) == ["name"] && missing?.fields.map(\.code) == ["missing"])
      _ = try await KeepRecordsTests.add(["name": .text("甲")], database, isDryRun: true)
      #expect(try await database.rowCounts() == before)
    }
  }

  @Test func `a need wants codes of the classification, and minds its links`() async throws {
    try await TestDatabase.with(.sample) { database in
      let keeper = database.desk.records(NeedField.self)
      func edit(_ values: [String: InputValue]) async throws -> Stored<NeedField> {
        try await keeper.edit(
          "SQ-2026-01", values, evidence: .init(), today: KeepRecordsTests.today, invocation: KeepRecordsTests.by
        ).stored
      }
      for wrong in [InputValue.text("99999"), .text("3670、9999"), .list(["3670", "不是行业"])] {
        let error = await #expect(throws: ServiceError.self) { _ = try await edit(["target_codes": wrong]) }
        #expect(error?.fields.map(\.code) == ["unknown_industry_code"])
      }
      #expect(try await edit(["target_codes": .list(["缫丝加工", "367"])]).record[.targetCodes]?.texts == ["1741", "367"])
      // A group whose digits with a zero before them are a class elsewhere (0152) is still the group.
      #expect(try await edit(["target_codes": .text("152、C1529")]).record[.targetCodes]?.texts == ["152", "1529"])
      let need = try await edit(["target_links": .text("S08、E08")])
      #expect(try await database.desk.advice(need: "#\(need.id)").map(\.code) == [.restrictedLink])
    }
  }

  @Test func `an edit changes what it names, and only when the record is the one that was seen`() async throws {
    try await TestDatabase.with(.reference) { database in
      let keeper = database.desk.records(EnterpriseField.self)
      let made = try await KeepRecordsTests.add(["name": .text("甲"), "headcount": .number("5")], database)
      let edit: ([String: InputValue], Int64?) async throws -> RecordReceipt<EnterpriseField> = { values, match in
        try await keeper.edit(
          "甲", values, ifMatch: match, evidence: EvidenceInput(), today: KeepRecordsTests.today,
          invocation: KeepRecordsTests.by)
      }
      let nothing = try await edit([:], nil)
      #expect(nothing.change == nil && nothing.fields == [])
      // Naming a field with the value it has confirms it: the value stays, its source is the new one.
      let confirmed = try await edit(["headcount": .text("5人")], made.change)
      #expect(confirmed.stored.record == made.stored.record)
      #expect(confirmed.stored.sources[.headcount] != made.stored.sources[.headcount])
      #expect(confirmed.stored.sources[.name] == made.stored.sources[.name])
      let edited = try await edit(["headcount": .null, "note": .text("新")], confirmed.change)
      #expect(Set(edited.fields) == ["headcount", "note"])
      let now = try #require(try await database.record(EnterpriseField.self, made.stored.id))
      #expect(now.record[.headcount] == nil && now.sources[.headcount] == nil && now.record[.note] == .text("新"))
      let error = await #expect(throws: ServiceError.self) { _ = try await edit(["note": .text("旧")], made.change) }
      #expect(error?.code == "record_changed")
    }
  }

  @Test func `a deleted record is gone, and comes back with what hung on it`() async throws {
    try await TestDatabase.with(.sample) { database in
      let keeper = database.desk.records(EnterpriseField.self)
      let firm = try #require(try await database.all(PlanField.self).first?.record[.enterprise]?.reference)
      let before = try await database.rowCounts()
      _ = try await keeper.delete("\(firm)", isDryRun: true, invocation: KeepRecordsTests.by)
      #expect(try await database.rowCounts() == before)
      _ = try await keeper.delete("\(firm)", invocation: KeepRecordsTests.by)
      let gone = await #expect(throws: ServiceError.self) {
        _ = try await keeper.show("#\(firm)", invocation: KeepRecordsTests.by)
      }
      #expect(gone?.code == "enterprise_not_found")
      let back = try await keeper.restore(firm, invocation: KeepRecordsTests.by)
      #expect(back.restored[.enterprise] == 1 && (back.restored[.plan] ?? 0) > 0)
      let after = try await database.rowCounts()
      for table in ["enterprise", "plan", "tie", "standing"] { #expect(after[table] == before[table], "\(table)") }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await keeper.restore(firm, invocation: KeepRecordsTests.by)
      }
      #expect(error?.code == "not_deleted")
    }
  }

  @Test func `the history names the fields that differ from state to state`() async throws {
    try await TestDatabase.with(.reference) { database in
      let keeper = database.desk.records(EnterpriseField.self)
      let made = try await KeepRecordsTests.add(["name": .text("甲"), "headcount": .number("5")], database)
      _ = try await keeper.edit(
        "甲", ["note": .text("新")], evidence: EvidenceInput(), today: KeepRecordsTests.today,
        invocation: KeepRecordsTests.by)
      _ = try await keeper.delete("甲", invocation: KeepRecordsTests.by)
      let history = try await keeper.history("\(made.stored.id)", organisation: 1)
      #expect(history.map { Set($0.fields) } == [["note"], ["name", "headcount"]])
      #expect(history.map(\.began.useCase) == ["enterprise.edit", "enterprise.add"])
      #expect(history.first?.ended?.useCase == "enterprise.delete")
    }
  }

  @Test func `contact data is masked unless a consent covers the purpose, and the look is kept`() async throws {
    try await TestDatabase.with(.reference) { database in
      let keeper = database.desk.records(PersonField.self)
      _ = try await keeper.add(
        ["name": .text("某虚构"), "phone": .text("13000001111"), "email": .text("someone@example.cn")],
        evidence: EvidenceInput(), today: KeepRecordsTests.today, invocation: KeepRecordsTests.by)
      func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
      }
      let masked = try text(try await keeper.show("某虚构", invocation: KeepRecordsTests.by))
      #expect(!masked.contains("13000001111") && masked.contains("130****1111") && !masked.contains("someone"))
      let listed = try text(try await keeper.list(ListRequest(), organisation: 1))
      #expect(!listed.contains("13000001111") && !listed.contains("someone"))
      let history = try text(try await keeper.history("某虚构", organisation: 1).map(\.state))
      #expect(!history.contains("13000001111") && !history.contains("someone"))
      let told = try text(
        try await keeper.show("某虚构", for: ContactWish("招商联络"), invocation: KeepRecordsTests.by))
      #expect(!told.contains("13000001111") && told.contains("no_consent") && told.contains("record_consent"))
      _ = try await database.desk.records(ConsentField.self).add(
        [
          "person_id": .text("某虚构"), "purpose": .text("招商对接"), "scope": .text("校方与县方"), "given_on": .text("2026-11-01"),
        ],
        evidence: EvidenceInput(), today: KeepRecordsTests.today, invocation: KeepRecordsTests.by)
      let clear = try text(
        try await keeper.show("某虚构", for: ContactWish("招商"), invocation: KeepRecordsTests.by))
      #expect(clear.contains("13000001111") && clear.contains("someone@example.cn"))
      let noted = try await database.registry.changes(
        useCases: ["person.disclose"], before: nil, limit: 9, organisation: 1)
      #expect(noted.count == 1 && noted.first?.note?.contains("招商联络") == true && noted.first?.actor == "测试员")
    }
  }
}
