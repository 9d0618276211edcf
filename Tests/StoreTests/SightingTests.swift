import Foundation
import Postgres
import Service
import ServiceLifecycle
import ServiceLifecycleTestKit
import Store
import Synchronization
import TestSupport
import Testing

@testable import App

@Suite struct SightingTests {
  private static func rank(
    _ application: Application, _ need: String = "SQ-2026-01", actor: String = "测试员"
  ) async throws -> String {
    let view = try await application.desk.ranking.rank(
      need: need, .init(), today: TestDatabase.today, invocation: Invocation(actor: actor, requestID: "test"))
    return try #require(view.run)
  }

  private static func actors(_ database: TestDatabase) async throws -> [String] {
    try await database.withOwner { owner in
      try await owner.query("select actor from ranking_view order by id").decode(String.self)
    }
  }

  private static let writing = "insert on ranking_run, ranking_view"

  @Test func `a question asked again is answered without a write`() async throws {
    try await TestDatabase.with(.sample) { database in
      let first = try await SightingTests.rank(database.application, actor: "甲")
      try await database.runs.flush()
      try await database.withOwner { try await $0.executeScript("revoke \(SightingTests.writing) from yinfeng_app") }
      #expect(try await SightingTests.rank(database.application, actor: "乙") == first)
      // Another process, which has it from the database that the run stands.
      let other = try TestDatabase.program(database.applicationURI)
      #expect(try await SightingTests.rank(other, actor: "丙") == first)
      await #expect(throws: (any Error).self) { try await database.runs.flush() }
      #expect(try await SightingTests.actors(database) == ["甲"])
      try await database.withOwner { try await $0.executeScript("grant \(SightingTests.writing) to yinfeng_app") }
      #expect(try await database.runs.flush() == 1, "what could not be appended waited")
      await other.close()
      #expect(try await SightingTests.actors(database) == ["甲", "乙", "丙"])
    }
  }

  @Test func `sightings are appended in one statement, each with its own instant and once`() async throws {
    try await TestDatabase.with(.sample) { database in
      let clock = Mutex<Int64>(1_790_000_000_000_000)
      let log = PostgresRunLog(
        pool: database.pool,
        now: {
          clock.withLock {
            $0 += 1_000_000; return $0
          }
        }, lost: { _ in })
      let run = try await SightingTests.rank(database.application)
      try await database.runs.flush()
      for number in 0..<500 {
        log.noteSeen(run, invocation: Invocation(actor: "丁\(number)", requestID: "test"))
      }
      #expect(try await log.flush() == 500)
      #expect(try await log.flush() == 0)
      let instants = try await database.withOwner { owner in
        try await owner.query(
          "select extract(epoch from seen_at)::bigint from ranking_view where actor <> '测试员' order by id"
        ).decode(Int64.self)
      }
      #expect(instants == (1...500).map { 1_790_000_000 + $0 })
    }
  }

  @Test func `a full buffer, and a run that is gone, tell what they lose`() async throws {
    try await TestDatabase.with(.sample) { database in
      let lost = Mutex<[String]>([])
      let log = PostgresRunLog(
        pool: database.pool, limit: 2, now: { 1 }, lost: { gone in lost.withLock { $0 += gone.map(\.actor) } })
      let run = try await SightingTests.rank(database.application)
      try await database.runs.flush()
      for actor in ["甲", "乙", "丙"] { log.noteSeen(run, invocation: Invocation(actor: actor, requestID: "test")) }
      #expect(lost.withLock { $0 } == ["丙"])
      #expect(try await log.flush() == 2)
      log.noteSeen("没有的排序", invocation: Invocation(actor: "丁", requestID: "test"))
      log.noteSeen(run, invocation: Invocation(actor: "戊", requestID: "test"))
      #expect(try await log.flush() == 1)
      #expect(lost.withLock { $0 } == ["丙", "丁"])
      #expect(try await SightingTests.actors(database) == ["测试员", "甲", "乙", "戊"])
    }
  }

  @Test func `closing the program appends what was seen`() async throws {
    try await TestDatabase.with(.sample) { database in
      let program = try TestDatabase.program(database.applicationURI)
      _ = try await SightingTests.rank(program, actor: "甲")
      #expect(try await SightingTests.actors(database).isEmpty)
      await program.close()
      #expect(try await SightingTests.actors(database) == ["甲"])
    }
  }

  @Test func `a graceful stop appends what was seen`() async throws {
    try await TestDatabase.with(.sample) { database in
      _ = try await SightingTests.rank(database.application, actor: "甲")
      let flusher = SightingFlusher(
        runs: database.runs, interval: .seconds(86_400), logger: TestDatabase.quiet)
      try await testGracefulShutdown { trigger in
        async let running: Void = flusher.run()
        trigger.triggerGracefulShutdown()
        try await running
      }
      #expect(try await SightingTests.actors(database) == ["甲"])
    }
  }

  @Test func `with the database away what was seen is logged when the program closes`() async throws {
    try await TestDatabase.with(.sample) { database in
      let lines = LogLines()
      let program = try TestDatabase.program(database.applicationURI, logger: lines.logger)
      let run = try await SightingTests.rank(program, actor: "甲")
      try await database.withOwner { try await $0.executeScript("revoke \(SightingTests.writing) from yinfeng_app") }
      await program.close()
      let told = lines.all
      #expect(told.contains { $0.contains(run) && $0.contains("甲") }, "\(told)")
    }
  }
}
