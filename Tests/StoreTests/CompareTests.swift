import App
import Domain
import Foundation
import Postgres
import Scoring
import Service
import TestSupport
import Testing

@Suite struct CompareTests {
  private static let need = "SQ-2026-01"

  private static func rank(_ database: TestDatabase, top: Int = 50) async throws -> RankingView {
    try await database.desk.ranking.rank(
      need: need, .init(top: top), today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  private static func compare(
    _ run: String?, _ database: TestDatabase, today: CalendarDate = TestDatabase.today
  ) async throws -> RunComparison {
    try await database.desk.ranking.compare(
      try #require(run), today: today, invocation: TestDatabase.invocation)
  }

  /// Loads a document with some of its text replaced.
  private static func replace(
    _ name: String, _ database: TestDatabase, _ change: (String) throws -> String
  ) async throws {
    let table = try await database.references.table(name, organisation: 1)
    let text = try change(table.rows[0][0])
    try #require(text != table.rows[0][0])
    let changed = ReferenceTable(
      name: name, source: table.source, asOf: table.asOf, columns: table.columns, rows: [[text]])
    _ = try await database.references.load([changed], invocation: TestDatabase.invocation)
  }

  @Test func `nothing moved when nothing changed`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let comparison = try await CompareTests.compare(view.run, database)
      #expect(comparison.moves.isEmpty && comparison.changed.isEmpty)
      #expect(comparison.unmoved > view.ranking.matches.count)
      #expect(comparison.now.run == view.run)
    }
  }

  @Test func `a firm that is gone leaves the list, and those below it move without doing of their own`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let firms = view.ranking.matches.map(\.enterprise)
      let leader = try #require(firms.first)
      try await database.changed { try await $0.delete(EnterpriseField.self, ids: [leader.id]) }
      let comparison = try await CompareTests.compare(view.run, database)
      #expect(comparison.changed == [.data])
      #expect(comparison.moves.allSatisfy { $0.causes == [.data] })
      let gone = try #require(comparison.moves.first { $0.enterprise == leader.id })
      #expect(gone.name == leader.name && gone.before?.rank == 1 && gone.after == nil && gone.isOwn)
      let others = comparison.moves.filter { $0.enterprise != leader.id }
      #expect(!others.isEmpty)
      for move in others {
        #expect(!move.isOwn)
        #expect(move.after?.rank == (move.before?.rank ?? 0) - 1)
      }
    }
  }

  @Test func `what only time did is put down to the day`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let comparison = try await CompareTests.compare(
        view.run, database, today: TestDatabase.today.adding(days: 300))
      #expect(comparison.changed == [.day])
      #expect(comparison.moves.contains { $0.isOwn })
      #expect(comparison.moves.allSatisfy { $0.causes == [.day] })
      #expect(comparison.now.date == TestDatabase.today.adding(days: 300))
    }
  }

  @Test func `what other weights did is put down to the profile, and what a record did to the data`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let last = try #require(view.ranking.matches.last?.enterprise)
      try await CompareTests.replace("profiles/outreach", database) {
        $0.replacing("\"version\": 3,", with: "\"version\": 4,")
          .replacing("\"capability\": 18", with: "\"capability\": 3")
      }
      let stored = try #require(try await database.record(EnterpriseField.self, last.id))
      try await database.changed { try await $0.edit(stored, [.expansionIntent: .text("none")]) }
      let comparison = try await CompareTests.compare(view.run, database)
      #expect(comparison.changed == [.profile, .data])
      #expect(comparison.then.profile == "outreach@3" && comparison.now.profile == "outreach@4")
      let others = comparison.moves.filter { $0.enterprise != last.id && $0.isOwn }
      #expect(others.contains { $0.causes == [.profile] })
      #expect(comparison.moves.first { $0.enterprise == last.id }?.causes.contains(.data) == true)
    }
  }

  @Test func `what a list forbids is put down to the rules`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      try await CompareTests.replace("gate-rules", database) { text in
        var pack = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        var gates = try #require(pack["gates"] as? [String: Any])
        var admission = try #require(gates["industry_admission"] as? [String: Any])
        var lists = try #require(admission["lists"] as? [[String: Any]])
        let index = try #require(lists.firstIndex { $0["loaded"] as? Bool == true })
        var rows = try #require(lists[index]["rows"] as? [[String: Any]])
        var row = rows[0]
        row["id"] = "harness"
        row["codes"] = ["3989"]
        row["words"] = [String]()
        row["treatment"] = "prohibited"
        rows.append(row)
        lists[index]["rows"] = rows
        admission["lists"] = lists
        gates["industry_admission"] = admission
        pack["gates"] = gates
        pack["version"] = "2026-99"
        return String(decoding: try JSONSerialization.data(withJSONObject: pack), as: UTF8.self)
      }
      let comparison = try await CompareTests.compare(view.run, database)
      #expect(comparison.changed == [.rules, .data])
      let rejected = comparison.moves.filter { $0.before?.list == "ranked" && $0.after?.list == "rejected" }
      #expect(!rejected.isEmpty)
      #expect(comparison.moves.allSatisfy { $0.causes == [.rules] })
    }
  }

  /// Deletes a need with the projects that answer it and the stops that show it, which would hold it.
  private static func delete(_ need: Int64, _ database: TestDatabase) async throws {
    let projects = try await database.all(OpportunityField.self)
      .filter { $0.record[.need]?.reference == need }.map(\.id)
    let stops = try await database.all(VisitStopField.self).filter { $0.record[.need]?.reference == need }.map(\.id)
    try await database.changed { session in
      _ = try await session.delete(VisitStopField.self, ids: stops)
      _ = try await session.delete(OpportunityField.self, ids: projects)
      #expect(try await session.delete(NeedField.self, ids: [need]) == 1)
    }
  }

  @Test func `the needs of a firm are compared by need`() async throws {
    try await TestDatabase.with(.sample) { database in
      let plans = try await database.all(PlanField.self)
      let firm = try #require(plans.first?.record[.enterprise]?.reference)
      let then = try await database.desk.ranking.rank(
        enterprise: "#\(firm)", .init(), today: TestDatabase.today, invocation: TestDatabase.invocation)
      let need = try #require(then.ranking.matches.first?.need)
      try await CompareTests.delete(need.id, database)
      let comparison = try await CompareTests.compare(then.run, database)
      let gone = try #require(comparison.moves.first { $0.need == need.id })
      #expect(gone.name == need.title && gone.after == nil && gone.causes == [.data])
    }
  }

  @Test func `a move names the fact that did it, with its old and new value and its source`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let firm = try #require(view.ranking.matches.first?.enterprise.id)
      let stored = try #require(try await database.record(EnterpriseField.self, firm))
      try await database.changed {
        try await $0.edit(
          stored, [.rdShare: .quantity(Quantity(milli: 9100)), .note: .text("与得分无关")])
      }
      let comparison = try await CompareTests.compare(view.run, database)
      let move = try #require(comparison.moves.first { $0.enterprise == firm })
      #expect(move.facts.map(\.field) == ["rd_share_pct"])
      let fact = try #require(move.facts.first)
      #expect(fact.before == stored.record[.rdShare]?.display(EnterpriseField.rdShare.kind) && fact.after == "9.1%")
      #expect(fact.source?.title == "改动" && fact.actor == TestDatabase.invocation.actor)
      #expect(move.lines.contains { $0.key == "capability" })
      for other in comparison.moves where !other.isOwn { #expect(other.others == [move.name]) }
    }
  }

  @Test func `an engagement is named for the firm it is of, a reservation for those who lack what it takes`()
    async throws
  {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      let met = Set(try await database.all(EngagementField.self).compactMap { $0.record.reference(.enterprise) })
      let firms = view.ranking.matches.map(\.enterprise.id)
      let fresh = try #require(firms.last { !met.contains($0) })
      let holder = try #require(firms.first { $0 != fresh })
      let need = try #require(try await database.record(NeedField.self, view.ranking.need.id))
      let zone = try #require(need.record.reference(.zone))
      let line = try #require(
        try await database.all(LedgerField.self).first {
          $0.record.reference(.zone) == zone && $0.record.text(.resource) == Resource.power.rawValue
        })
      let free = try #require(line.record.quantity(.free))
      try await database.changed { session in
        _ = try await session.insert(
          [
            Record<EngagementField>([
              .enterprise: .reference(fresh), .kind: .text(EngagementKind.visitedCounty.rawValue),
              .date: .date(TestDatabase.today),
            ])
          ], titled: "来访登记")
        _ = try await session.insert(
          [
            Record<HoldField>([
              .enterprise: .reference(holder), .zone: .reference(zone), .resource: .text(Resource.power.rawValue),
              .amount: .quantity(free), .expires: .date(TestDatabase.today.adding(days: 90)),
            ])
          ], titled: "预留单")
      }
      let comparison = try await CompareTests.compare(view.run, database)
      let warmed = try #require(comparison.moves.first { $0.enterprise == fresh })
      #expect(
        warmed.facts.contains { $0.entity == "engagement" && $0.before == nil && $0.source?.title == "来访登记" })
      #expect(warmed.lines.contains { $0.key == "engagement" })
      for move in comparison.moves where move.enterprise != fresh {
        #expect(!move.facts.contains { $0.entity == "engagement" })
      }
      let crowded = comparison.moves.filter { move in move.facts.contains { $0.entity == "hold" } }
      #expect(crowded.contains { $0.enterprise != holder })
      for fact in crowded.flatMap(\.facts) where fact.entity == "hold" {
        #expect(
          fact.after?.contains(view.ranking.matches.first { $0.enterprise.id == holder }!.enterprise.name) == true)
      }
    }
  }

  @Test func `a run is found by its first four digits, and refused when two begin so`() async throws {
    try await TestDatabase.with(.sample) { database in
      let run = try #require(try await CompareTests.rank(database).run)
      #expect(try await CompareTests.compare(String(run.prefix(4)).uppercased(), database).then.run == run)
      try await database.withOwner { owner in
        _ = try await owner.execute(
          """
          insert into ranking_run select (jsonb_populate_record(r, jsonb_build_object(
            'id', left(r.id, 4) || repeat('0', 28)))).* from ranking_run r where r.id = \(run)
          """)
      }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await CompareTests.compare(String(run.prefix(4)), database)
      }
      #expect(error?.code == "run_ambiguous" && error?.message.contains(String(run.prefix(12))) == true)
    }
  }

  @Test func `a run whose need is gone cannot be asked today`() async throws {
    try await TestDatabase.with(.sample) { database in
      let view = try await CompareTests.rank(database)
      try await CompareTests.delete(view.ranking.need.id, database)
      let error = await #expect(throws: ServiceError.self) { _ = try await CompareTests.compare(view.run, database) }
      #expect(error?.code == "need_not_found")
    }
  }
}
