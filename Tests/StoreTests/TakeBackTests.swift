import Domain
import Service
import TestSupport
import Testing

@Suite struct TakeBackTests {
  private static func undo(_ change: Int64, _ database: TestDatabase) async throws -> ChangeReceipt<TakeBack> {
    try await database.desk.undo(change, invocation: TestDatabase.invocation)
  }

  /// The lines of the rows without the change that wrote them.
  private static func facts(_ database: TestDatabase) async throws -> [String] {
    try await SceneText.rows(database).map { line in
      line.split(separator: " ", maxSplits: 3).enumerated().filter { $0.offset != 2 }.map(\.element).joined(
        separator: " ")
    }
  }

  @Test func `taking back puts created, changed and deleted records back to what they were`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await TakeBackTests.facts(database)
      let firms = try await database.all(EnterpriseField.self)
      let made = try await database.changed { session in
        let id = try await session.insert([ChangeTests.firm("新企业")], titled: "新")[0]
        _ = try await session.insert(
          [Record<PlanField>([.enterprise: .reference(id), .name: .text("项目")])], titled: "新")
        try await session.edit(firms[0], [.revenue: .money(Money(yuan: 7)), .products: nil])
        _ = try await session.delete(EnterpriseField.self, ids: [firms[1].id, firms[2].id])
      }
      let changed = try await TakeBackTests.facts(database)
      #expect(changed != before)
      let receipt = try await TakeBackTests.undo(made.id, database)
      #expect(receipt.result.removed == [.enterprise: 1, .plan: 1])
      #expect(receipt.result.restored[.enterprise] == 3)
      #expect(receipt.result.conflicts == [])
      #expect(try await TakeBackTests.facts(database) == before)
      let entry = try await database.registry.changes(useCases: ["change.undo"], before: nil, limit: 1, organisation: 1)
      #expect(entry.first?.undoes == made.id)

      // The taking back is a change like any other.
      let change = try #require(receipt.change)
      _ = try await TakeBackTests.undo(change.id, database)
      #expect(try await TakeBackTests.facts(database) == changed)
    }
  }

  @Test func `changes are taken back one after the other, the latest first`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await TakeBackTests.facts(database)
      let firms = try await database.all(EnterpriseField.self)
      let first = try await database.changed { session in
        try await session.edit(firms[0], [.revenue: .money(Money(yuan: 7))])
        return try await session.insert([ChangeTests.firm("甲"), ChangeTests.firm("乙")], titled: "新")
      }
      let between = try await TakeBackTests.facts(database)
      let edited = try #require(try await database.record(EnterpriseField.self, firms[0].id))
      let made = try #require(try await database.record(EnterpriseField.self, first.result[0]))
      let second = try await database.changed { session in
        try await session.edit(edited, [.revenue: .money(Money(yuan: 8))])
        try await session.edit(made, [.headcount: .count(3)])
        _ = try await session.delete(EnterpriseField.self, ids: [first.result[1]])
      }
      await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(first.id, database) }
      _ = try await TakeBackTests.undo(second.id, database)
      #expect(try await TakeBackTests.facts(database) == between)
      let receipt = try await TakeBackTests.undo(first.id, database)
      #expect(receipt.result.removed == [.enterprise: 2] && receipt.result.restored == [.enterprise: 1])
      #expect(try await TakeBackTests.facts(database) == before)
      for change in [first.id, second.id] {
        let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(change, database) }
        #expect(error?.code == "already_undone")
      }
      #expect(try await TakeBackTests.facts(database) == before)
    }
  }

  @Test func `everything that fell with a firm comes back with it`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await TakeBackTests.facts(database)
      let ids = try await database.all(EnterpriseField.self).map(\.id)
      let made = try await database.changed { try await $0.delete(EnterpriseField.self, ids: ids) }
      #expect(try await database.all(PlanField.self).isEmpty)
      let receipt = try await TakeBackTests.undo(made.id, database)
      #expect(receipt.result.restored[.enterprise] == ids.count)
      #expect(receipt.result.restored.count > 4)
      #expect(try await TakeBackTests.facts(database) == before)
    }
  }

  @Test func `a record that a later change touched is named and nothing is written`() async throws {
    try await TestDatabase.with(.sample) { database in
      let firms = try await database.all(EnterpriseField.self)
      let made = try await database.changed { session in
        for firm in firms[0...3] { try await session.edit(firm, [.note: .text("改")]) }
      }
      let edited = try #require(try await database.record(EnterpriseField.self, firms[1].id))
      let later = try await database.changed { try await $0.edit(edited, [.note: .text("又改")]) }
      let gone = try await database.changed { try await $0.delete(EnterpriseField.self, ids: [firms[2].id]) }
      let before = try await database.rowCounts()
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(made.id, database) }
      #expect(error?.code == "change_built_upon")
      #expect(error?.message.contains("企业 \(firms[1].id)(变更 \(later.id))") == true, "\(error?.message ?? "")")
      #expect(error?.message.contains("企业 \(firms[2].id)(变更 \(gone.id))") == true, "\(error?.message ?? "")")
      #expect(try await database.rowCounts() == before)
      #expect(try await database.record(EnterpriseField.self, firms[0].id)?.record[.note] == .text("改"))
    }
  }

  @Test func `a firm that others built upon does not go`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed { try await $0.insert([ChangeTests.firm("甲")], titled: "来源")[0] }
      let later = try await database.changed {
        try await $0.insert(
          [Record<PlanField>([.enterprise: .reference(made.result), .name: .text("项目")])], titled: "来源")[0]
      }
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(made.id, database) }
      #expect(error?.code == "change_built_upon")
      #expect(error?.message.contains("拟投项目 \(later.result)(变更 \(later.id))") == true, "\(error?.message ?? "")")
      #expect(try await database.all(PlanField.self).count == 1)
    }
  }

  @Test func `a park that others built upon does not go`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed {
        try await $0.insert([Record<ParkField>([.code: .text("P"), .name: .text("园区")])], titled: "来源")[0]
      }
      let zone = Record<ZoneField>([.park: .reference(made.result), .code: .text("Z"), .name: .text("片区")])
      try await database.insert([zone])
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(made.id, database) }
      #expect(error?.kind == .conflict)
      #expect(try await database.all(ParkField.self).count == 1)
    }
  }

  @Test func `a unique name that was given away and back is no hindrance`() async throws {
    try await TestDatabase.with(.schema) { database in
      let code = FieldValue.text(RandomRecords.creditCode(1))
      let old = try await database.insert([Record<EnterpriseField>([.name: .text("旧"), .creditCode: code])])[0]
      let made = try await database.changed { session in
        _ = try await session.delete(EnterpriseField.self, ids: [old])
        _ = try await session.insert([Record<EnterpriseField>([.name: .text("新"), .creditCode: code])], titled: "来源")
      }
      _ = try await TakeBackTests.undo(made.id, database)
      let rows = try await database.all(EnterpriseField.self)
      #expect(rows.map(\.id) == [old] && rows.map { $0.record[.name] } == [.text("旧")])
    }
  }

  @Test func `a unique name that another record has taken since is a refusal that names it`() async throws {
    try await TestDatabase.with(.schema) { database in
      let code = FieldValue.text(RandomRecords.creditCode(1))
      let old = try await database.insert([Record<EnterpriseField>([.name: .text("旧"), .creditCode: code])])[0]
      let gone = try await database.changed { try await $0.delete(EnterpriseField.self, ids: [old]) }
      try await database.insert([Record<EnterpriseField>([.name: .text("新"), .creditCode: code])])
      let error = await #expect(throws: ServiceError.self) { _ = try await TakeBackTests.undo(gone.id, database) }
      #expect(error?.code == "record_exists")
      #expect(try await database.all(EnterpriseField.self).count == 1)
    }
  }
}
