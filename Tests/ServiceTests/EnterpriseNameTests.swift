import Domain
import Service
import TestSupport
import Testing

/// A firm typed in by hand is held against those that stand, as one of a file is.
@Suite struct EnterpriseNameTests {
  private static func add(
    _ values: [String: InputValue], _ database: TestDatabase, isDryRun: Bool = false
  ) async throws -> RecordReceipt<EnterpriseField> {
    try await database.desk.records(EnterpriseField.self).add(
      values, evidence: EvidenceInput(), today: TestDatabase.today, isDryRun: isDryRun,
      invocation: TestDatabase.invocation)
  }

  @Test func `a second firm of a name is not made, however it is written, unless codes tell the two apart`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let standing = try await EnterpriseNameTests.add(["name": .text("秦岭示例(石泉)食品有限公司")], database)
      for (name, code) in [
        ("秦岭示例(石泉)食品有限公司", nil), ("秦嶺示例﹙石泉﹚食品有限公司", nil), ("秦岭示例 (石泉) 食品有限公司", "91440300000000001H"),
      ] as [(String, String?)] {
        for isDryRun in [true, false] {
          let error = await #expect(throws: ServiceError.self) {
            _ = try await EnterpriseNameTests.add(
              ["name": .text(name), "credit_code": code.map { .text($0) } ?? .null], database, isDryRun: isDryRun)
          }
          #expect(error?.code == "twin_enterprise" && error?.candidates.map(\.id) == [standing.stored.id], "\(name)")
        }
      }
      let keeper = database.desk.records(EnterpriseField.self)
      _ = try await keeper.edit(
        "#\(standing.stored.id)", ["credit_code": .text("91440300000000001H")], evidence: EvidenceInput(),
        today: TestDatabase.today, invocation: TestDatabase.invocation)
      let other = try await EnterpriseNameTests.add(
        ["name": .text("秦岭示例(石泉)食品有限公司"), "credit_code": .text("91440300000000002F")], database)
      #expect(other.change != nil)
      // Taking its code away would make twins again.
      let error = await #expect(throws: ServiceError.self) {
        _ = try await keeper.edit(
          "#\(other.stored.id)", ["credit_code": .null], evidence: EvidenceInput(takes: true),
          today: TestDatabase.today, invocation: TestDatabase.invocation)
      }
      #expect(error?.code == "twin_enterprise")
    }
  }

  @Test func `of a name added twice at once one stands`() async throws {
    try await TestDatabase.with(.reference) { database in
      let made = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<4 {
          group.addTask {
            (try? await EnterpriseNameTests.add(["name": .text("汉江示例丝绸厂")], database)) != nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(made == 1)
      let standing = try await database.all(EnterpriseField.self)
      #expect(standing.count == 1)
    }
  }

  @Test func `former names are asked about, dry run and write alike`() async throws {
    try await TestDatabase.with(.reference) { database in
      let old = try await EnterpriseNameTests.add(
        ["name": .text("汉水示例电子有限公司"), "former_names": .text("池河示例无线电厂")], database)
      #expect(old.warnings.isEmpty)
      let values: [[String: InputValue]] = [
        ["name": .text("池河示例无线电厂")], ["name": .text("汉水示例科技有限公司"), "former_names": .text("汉水示例电子有限公司")],
      ]
      for value in values {
        let tried = try await EnterpriseNameTests.add(value, database, isDryRun: true)
        #expect(tried.warnings.contains { $0.contains("编号 \(old.stored.id)") && $0.contains("合并") })
      }
      let made = try await EnterpriseNameTests.add(values[1], database)
      #expect(made.warnings.count == 1 && made.change != nil)
    }
  }
}
