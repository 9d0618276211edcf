import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct FindRecordTests {
  private static func firm(_ name: String, code: UInt64? = nil) -> Record<EnterpriseField> {
    var record = Record<EnterpriseField>([.name: .text(name)])
    if let code { record[.creditCode] = .text(RandomRecords.creditCode(code)) }
    return record
  }

  @Test func `a record is found by number, code, name or a part of only one name`() async throws {
    try await TestDatabase.with(.schema) { database in
      let ids = try await database.insert([
        FindRecordTests.firm("石泉虚构丝绸有限公司", code: 1), FindRecordTests.firm("石泉虚构富硒有限公司"),
        FindRecordTests.firm("虚构丝绸"),
      ])
      let find = FindRecord<EnterpriseField>(database.registry)
      for (words, found) in [
        ("\(ids[1])", ids[1]), (RandomRecords.creditCode(1), ids[0]), ("虚构丝绸", ids[2]), ("富硒", ids[1]),
        ("石泉虚构丝绸有限公司", ids[0]),
      ] {
        #expect(try await find(words, organisation: 1).id == found, "\(words)")
      }
    }
  }

  @Test func `a part of several names is refused with the records it may mean`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert(
        (1...25).map { (number: UInt64) in FindRecordTests.firm("虚构企业\(number)", code: number) })
      let find = FindRecord<EnterpriseField>(database.registry)
      let error = await #expect(throws: ServiceError.self) { _ = try await find("虚构", organisation: 1) }
      #expect(error?.kind == .ambiguous && error?.code == "enterprise_ambiguous")
      #expect(error?.candidates.count == 20 && error?.message.contains("25") == true)
      #expect(error?.candidates.first?.code == RandomRecords.creditCode(1))
      let none = await #expect(throws: ServiceError.self) { _ = try await find("没有", organisation: 1) }
      #expect(none?.code == "enterprise_not_found")
    }
  }

  @Test func `a number that is no id is not a part of a name`() async throws {
    try await TestDatabase.with(.schema) { database in
      let ids = try await database.insert([FindRecordTests.firm("虚构360实业有限公司", code: 1)])
      let find = FindRecord<EnterpriseField>(database.registry)
      for words in ["360", "9", "\(ids[0] + 1)"] {
        let error = await #expect(throws: ServiceError.self) { _ = try await find(words, organisation: 1) }
        #expect(error?.code == "enterprise_not_found", "\(words)")
      }
      #expect(try await find("虚构360", organisation: 1).id == ids[0])
    }
  }

  @Test func `a code that two zones of different parks carry is ambiguous`() async throws {
    try await TestDatabase.with(.schema) { database in
      let parks = try await database.insert(
        ["A", "B"].map { Record<ParkField>([.code: .text($0), .name: .text("园区\($0)")]) })
      try await database.insert(
        parks.map { Record<ZoneField>([.park: .reference($0), .code: .text("1区"), .name: .text("片区")]) })
      let error = await #expect(throws: ServiceError.self) {
        _ = try await FindRecord<ZoneField>(database.registry)("1区", organisation: 1)
      }
      #expect(error?.kind == .ambiguous && error?.candidates.count == 2)
    }
  }
}
