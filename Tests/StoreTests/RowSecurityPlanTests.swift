import Domain
import Postgres
import Secrets
import Service
import TestSupport
import Testing

@testable import Store

/// Row security does not cost the indexes: what is asked all day touches the rows it finds, for whoever asks.
struct RowSecurityPlanTests {
  private static let hanzi = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")

  private static func name(_ number: Int) -> String {
    "\(hanzi[number % 22])\(hanzi[number / 22 % 22])\(hanzi[number / 484 % 22])示例"
  }

  /// Four thousand firms, people and follow-ups more than the sample has.
  private static func fill(_ database: TestDatabase) async throws {
    let numbers = 0..<4000
    let firms = try await database.insert(
      numbers.map { Record<EnterpriseField>([.name: .text("\(name($0))\($0)厂")]) })
    try await database.insert(
      numbers.map { Record<PersonField>([.name: .text("\(name($0))\($0)"), .phone: .text("139\(10_000_000 + $0)")]) })
    try await database.insert(
      numbers.map {
        Record<FollowUpField>([
          .title: .text("跟进\($0)"), .enterprise: .reference(firms[$0]), .owner: .text("示例责任人"),
          .dueOn: .date(TestDatabase.today), .isProvisional: .flag(false), .priority: .text(Priority.normal.rawValue),
          .state: .text(FollowUpState.open.rawValue), .writtenBy: .text("示例责任人"), .writtenOn: .date(TestDatabase.today),
        ])
      })
    try await database.withOwner { owner in
      for table in ["enterprise", "person", "follow_up"] {
        try await owner.execute("vacuum analyze \(identifier: table)")
      }
    }
  }

  /// How many rows the query finds, and how many of the table were looked at for it.
  private static func read<Field: RecordField>(
    _ query: RecordQuery<Field>, _ sight: Sight, _ database: TestDatabase
  ) async throws -> (found: Int64, touched: Int64) {
    let filter = try query.filter(organisation: 1, TestKeys.seals())
    let table = Field.entity.rawValue
    return try await database.pool.seeing(sight) { connection in
      // The counts of the transactions before may still be among them.
      func touched() async throws -> Int64 {
        try await connection.query(
          """
          select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::bigint from pg_stat_xact_user_tables
          where relname = \(table)
          """
        ).one().decode(Int64.self, at: 0)
      }
      let before = try await touched()
      let found = try await connection.query(
        """
        select id from \(identifier: table) where \(fragment: filter) and \(fragment: query.afterCursor)
        order by \(fragment: query.ordering) limit \(query.limit + 1)
        """
      ).decode(Int64.self)
      return (Int64(found.count), try await touched() - before)
    }
  }

  @Test func `what is asked all day goes by an index, whoever asks`() async throws {
    try await TestDatabase.with(.partners) { database in
      try await RowSecurityPlanTests.fill(database)
      var sights = [Sight(organisation: 1)]
      for login in [Partners.administrator, Partners.branchOfficer, Partners.parkOfficial, Partners.leader] {
        sights.append(Sight(organisation: 1, account: try await database.account(login).id))
      }
      func expect<Field: RecordField>(_ query: RecordQuery<Field>, _ what: String) async throws {
        for sight in sights {
          let read = try await RowSecurityPlanTests.read(query, sight, database)
          #expect(read.found > 0, "\(what), account \(sight.account)")
          #expect(read.touched <= 3 * read.found + 10, "\(what), account \(sight.account): \(read)")
        }
      }
      let searched = EnterpriseField.record.searched
      try await expect(RecordQuery<EnterpriseField>(), "a page of firms")
      try await expect(RecordQuery<EnterpriseField>(search: "甲乙丁", searched: searched), "firms by their signs")
      try await expect(RecordQuery<EnterpriseField>(search: "jybsl", searched: searched), "firms by initials")
      try await expect(
        RecordQuery<EnterpriseField>(conditions: [.named("\(RowSecurityPlanTests.name(7))7厂")]), "a firm by its name")
      try await expect(
        RecordQuery<PersonField>(conditions: [.equals(.phone, .text("13910000007"))]), "a person by phone")
      try await expect(
        RecordQuery<PersonField>(conditions: [.named("\(RowSecurityPlanTests.name(9))9")]), "a person by name")
      try await expect(RecordQuery<FollowUpField>(), "a page of follow-ups")
      let firm = try #require(
        try await database.registry.page(
          RecordQuery<EnterpriseField>(conditions: [.named("\(RowSecurityPlanTests.name(7))7厂")]), organisation: 1
        ).rows.first?.id)
      try await expect(
        RecordQuery<FollowUpField>(conditions: [.equals(.enterprise, .reference(firm))]), "the follow-ups of a firm")
    }
  }
}
