import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct LockTests {
  @Test func `a record that changed since it was read cannot be held, and being held changes none`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let id = try await database.insert([Record<EnterpriseField>([.name: .text("测试示例有限公司")])])[0]
      let seen = try #require(try await database.record(EnterpriseField.self, id))
      try await database.changed { try await $0.edit(seen, [.headcount: .count(3)]) }
      await #expect(throws: ServiceError.recordChanged) { try await database.changed { try await $0.lock([seen]) } }
      let standing = try #require(try await database.record(EnterpriseField.self, id))
      try await database.changed { try await $0.lock([standing]) }
      #expect(try await database.record(EnterpriseField.self, id)?.change == standing.change)
    }
  }
}
