import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

@Suite struct FactDayTests {
  private static func day(_ database: TestDatabase) async throws -> CalendarDate? {
    let firm = try #require(try await database.all(EnterpriseField.self).first)
    let id = try #require(firm.sources[.headcount])
    return try await database.registry.sources([id], organisation: 1)[id]?.asOf
  }

  @Test(arguments: [
    ("填报日期:2026年3月,,", nil, "2026-03-01", FactDay.Basis.sheet),
    ("填报单位:示例局,填表时间：2026.5.18,", nil, "2026-05-18", .sheet),
    ("示例汇总表(截至2026年9月),,", nil, "2026-09-30", .sheet),
    ("填报日期:2026年3月,,", "2026-10-08", "2026-10-08", .asked),
    ("填报日期:2031年3月,,", nil, "2020-02-02", .modified),
    ("示例汇总表,,", nil, "2020-02-02", .modified),
  ])
  func `the stated day wins, then the sheet's own, then the file's`(
    top: String, asked: String?, expected: String, basis: FactDay.Basis
  ) async throws {
    try await TestDatabase.with(.reference) { database in
      let lines = "\(top)\n企业名称,从业人数,所在城市\n示例棉织有限公司,710,西安\n"
      try await withTemporaryFile("样表.csv", lines) { path in
        let date = try Date("2020-02-02T03:00:00Z", strategy: .iso8601)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        let report = try await database.importFile(path) { $0.asOf = asked.flatMap { CalendarDate($0) } }
        #expect(report.days.map(\.asOf.description) == [expected] && report.days.map(\.basis) == [basis])
      }
      #expect(try await FactDayTests.day(database)?.description == expected)
    }
  }

  @Test func `a file that came over the wire has no day of its own in the file system`() async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines("企业名称,从业人数", "示例棉织有限公司,710") { $0.isReceived = true }
      #expect(report.days.map(\.basis) == [.received] && report.days.map(\.asOf) == [TestDatabase.today])
    }
  }

  @Test func `a day to come is refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.importLines("企业名称,从业人数", "示例棉织有限公司,710") {
          $0.asOf = TestDatabase.today.adding(days: 1)
        }
      }
      #expect(error?.fields.map(\.field) == ["as_of"])
    }
  }

  @Test func `a dry run tells what would happen to the good rows although one is refused`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数", "示例棉织有限公司,710", "示例竹器有限公司,9")
      let lines = "企业名称,从业人数\n示例棉织有限公司,720\n示例竹器有限公司,9\n示例漆器有限公司,5\n,5\n"
      func run(_ isDryRun: Bool) async throws -> ImportReport {
        try await withTemporaryFile("样表.csv", lines) { path in
          try await database.importFile(path) { $0.isDryRun = isDryRun }
        }
      }
      let dry = try await run(true)
      #expect((dry.created, dry.updated, dry.unchanged, dry.rejected) == (1, 1, 1, 1))
      #expect(dry.results.flatMap(\.cells).map(\.label) == ["从业人数"])
      #expect(dry.problemCount == dry.problems.count)
      let real = try await run(false)
      #expect((real.created, real.updated, real.rejected) == (0, 0, 1) && real.change == nil)
    }
  }
}
