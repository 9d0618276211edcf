import Domain
import Postgres
import Secrets
import Service
import TestSupport
import Testing

@testable import Store

/// Files that wait to be imported: what the database holds of them, and when it holds nothing more.
@Suite(.timeLimit(.minutes(10))) struct KeptUploadTests {
  private static let list = Array("企业名称,联系人,手机号\n示例量具,示例甲,13900007701\n".utf8)

  private static func upload(_ name: String) -> NewUpload {
    NewUpload(entity: .enterprise, name: name, bytes: list, lifetime: .seconds(3600))
  }

  private static func rows(_ database: TestDatabase) async throws -> [[UInt8]] {
    try await database.withOwner { owner in
      try await owner.query("select bytes from kept_upload order by id").map {
        try $0.decode(PostgresBytea.self, at: 0).bytes
      }
    }
  }

  @Test func `a file lies sealed in the database, is read by its owner, and by nobody without the key`() async throws {
    try await TestDatabase.with(.sample) { database in
      let registry = PostgresRegistry(pool: database.pool, seals: try TestKeys.seals())
      let kept = try await registry.keep(KeptUploadTests.upload("名册.csv"), most: 5, TestDatabase.invocation)
      let lying = try #require(try await KeptUploadTests.rows(database).first)
      #expect(lying != KeptUploadTests.list && !lying.contains(Array("13900007701".utf8)))
      #expect(try await registry.bytes(ofUpload: kept.id, TestDatabase.invocation) == KeptUploadTests.list)
      let other = try KeyRing.make(.aes)
      let stranger = PostgresRegistry(pool: database.pool, seals: Seals(other))
      #expect(try await stranger.bytes(ofUpload: kept.id, TestDatabase.invocation) == nil)
    }
  }

  @Test func `whoever is erased is in no file that waits, and a file whose time is over is none`() async throws {
    try await TestDatabase.with(.sample) { database in
      let registry = PostgresRegistry(pool: database.pool, seals: try TestKeys.seals())
      let first = try await registry.keep(KeptUploadTests.upload("甲.csv"), most: 5, TestDatabase.invocation)
      _ = try await registry.keep(KeptUploadTests.upload("乙.csv"), most: 5, TestDatabase.invocation)
      try await database.withOwner {
        try await $0.execute("update kept_upload set expires_at = now() - interval '1 second' where id = \(first.id)")
      }
      #expect(try await registry.uploads(TestDatabase.invocation).map(\.name) == ["乙.csv"])
      #expect(try await registry.bytes(ofUpload: first.id, TestDatabase.invocation) == nil)
      let person = try #require(try await database.all(PersonField.self).first)
      _ = try await database.desk.erasePerson("#\(person.id)", ground: .asked, invocation: TestDatabase.invocation)
      #expect(try await KeptUploadTests.rows(database).isEmpty)
    }
  }
}
