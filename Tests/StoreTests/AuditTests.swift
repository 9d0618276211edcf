import Domain
import Postgres
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct AuditTests {
  private static func verify(_ database: TestDatabase, head: String? = nil) async throws -> AuditVerdict {
    try await database.desk.audit.verify(head: head, TestDatabase.invocation)
  }

  @Test func `a change and its audit stand or fall together`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await AuditTests.verify(database)
      let made = try await database.changed("test.change") { _ in }
      let event = try #require(
        try await database.desk.audit(AuditQuery(limit: 1), TestDatabase.invocation).first)
      #expect(event.action == "test.change" && event.change == made.id && event.actor == "测试员")
      await #expect(throws: ServiceError.self) {
        try await database.changed("test.fails") { session in
          _ = try await session.insert([Record<EnterpriseField>([.name: .text("示例甲")])], titled: "甲")
          throw ServiceError(.invalid, code: "stop", message: "")
        }
      }
      let after = try await AuditTests.verify(database)
      #expect(after.problem == nil && after.rows == before.rows + 1)
    }
  }

  /// What somebody who owns the database may try, and the row that tells it.
  static let falsifications: [(statement: String, broken: Int64)] = [
    ("update audit_event set actor = '另一人' where number = 2", 2),
    ("update audit_event set detail = detail || '.' where number = 3", 3),
    ("update audit_event set recorded_at = recorded_at - interval '1 day' where number = 1", 1),
    ("delete from audit_event where number = 2", 2),
    ("delete from audit_event where number = 1", 1),
    ("delete from audit_event where number = (select max(number) from audit_event)", 0),
    (
      """
      update audit_event a set number = case a.number when 2 then -3 else -2 end where number in (2, 3);
      update audit_event set number = -number where number < 0
      """, 2
    ),
    // A row that is written anew with a right digest no longer fits the one after it.
    (
      "update audit_event e set actor = '另一人' where number = 2; update audit_event e set digest = audit_digest(e) where number = 2",
      3
    ),
  ]

  @Test(arguments: falsifications)
  func `a row that is changed, removed or put elsewhere is found`(_ statement: String, _ broken: Int64) async throws {
    try await TestDatabase.with(.reference) { database in
      for name in ["甲", "乙", "丙", "丁"] { try await database.changed("test.\(name)") { _ in } }
      let whole = try await AuditTests.verify(database)
      #expect(whole.problem == nil)
      try await database.withOwner { try await $0.executeScript(statement) }
      let verdict = try await AuditTests.verify(database)
      #expect(verdict.problem != nil, "\(statement)")
      #expect(verdict.broken == (broken == 0 ? whole.rows : broken), "\(statement)")
    }
  }

  @Test func `a digest that was noted down tells an audit that was written anew from its end`() async throws {
    try await TestDatabase.with(.reference) { database in
      for name in ["甲", "乙"] { try await database.changed("test.\(name)") { _ in } }
      let noted = try await AuditTests.verify(database).head
      try await database.withOwner { owner in
        try await owner.executeScript(
          """
          delete from audit_event where number = (select max(number) from audit_event where organisation_id = 1);
          update audit_head h set number = e.number, digest = e.digest from audit_event e
          where e.organisation_id = 1 and h.organisation_id = 1
            and e.number = (select max(number) from audit_event where organisation_id = 1)
          """)
      }
      #expect(try await AuditTests.verify(database).problem == nil)
      #expect(try await AuditTests.verify(database, head: noted).problem != nil)
    }
  }

  static let forbidden = [
    "update audit_event set actor = 'x'", "delete from audit_event", "truncate audit_event",
    "insert into audit_event select * from audit_event", "update audit_head set number = 0", "delete from audit_head",
    "select audit(1, 1, 'x', '', 'x', '', '', 'x', null)",
  ]

  @Test(arguments: forbidden)
  func `the serving role cannot touch the audit`(statement: String) async throws {
    try await TestDatabase.with(.schema) { database in
      let error = await #expect(throws: PostgresError.self) {
        try await database.pool.withConnection { try await $0.executeScript(statement) }
      }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
  }
}
