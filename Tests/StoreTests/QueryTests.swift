import Domain
import Service
import TestSupport
import Testing

@Suite struct QueryTests {
  typealias Query = RecordQuery<EnterpriseField>

  private static func firm(_ name: String, _ values: [EnterpriseField: FieldValue] = [:]) -> Record<EnterpriseField> {
    Record(values.merging([.name: .text(name)]) { own, _ in own })
  }

  private static func names(_ query: Query, _ database: TestDatabase) async throws -> [String] {
    try await database.registry.page(query, organisation: 1).rows.compactMap { $0.record[.name]?.text }
  }

  @Test func `a search takes every character for itself`() async throws {
    let names = ["百分%之百", "下_划线", "反\\斜", "引'号", "双\"引", "x'; drop table enterprise; --", "平常", "ABC甲", "100"]
    try await TestDatabase.with(.schema) { database in
      try await database.insert(names.map { QueryTests.firm($0) })
      for (words, found) in [
        ("%", ["百分%之百"]), ("_", ["下_划线"]), ("\\", ["反\\斜"]), ("引'", ["引'号", "双\"引"]),
        ("'", []), ("\"", []), ("双\"", ["双\"引"]), ("'; drop", ["x'; drop table enterprise; --"]), ("%之", ["百分%之百"]),
        ("abc", ["ABC甲"]),
        ("' or 1=1", []), ("$1", []), ("1%0", []), ("平_", []), ("", names),
      ] {
        let query = Query(search: words, searched: EnterpriseField.record.searched)
        let page = try await database.registry.page(query, organisation: 1)
        #expect(page.rows.compactMap { $0.record[.name]?.text } == found, "\(words)")
        #expect(page.total == found.count, "\(words)")
      }
      let contained = try await QueryTests.names(Query(conditions: [.contains(.name, "%")]), database)
      #expect(contained == ["百分%之百"])
    }
  }

  @Test func `a search looks in lists too`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert([
        QueryTests.firm("甲", [.products: .texts(["缫丝", "5%酒精"])]), QueryTests.firm("乙", [.products: .texts([])]),
        QueryTests.firm("丙"),
      ])
      let found = try await QueryTests.names(
        Query(search: "5%", searched: EnterpriseField.record.searched), database)
      #expect(found == ["甲"])
    }
  }

  @Test func `conditions find what they say`() async throws {
    try await TestDatabase.with(.schema) { database in
      let day = CalendarDate(year: 2026, month: 3, day: 5)!
      try await database.insert([
        QueryTests.firm(
          "甲",
          [
            .revenue: .money(Money(yuan: 100)), .products: .texts(["丝", "绸"]), .isLocal: .flag(true),
            .founded: .date(day),
            .rdShare: .quantity(Quantity(milli: 3_500)), .nature: .text("state"), .headcount: .count(0),
          ]),
        QueryTests.firm(
          "乙",
          [
            .revenue: .money(Money(yuan: 200)), .products: .texts([]), .isLocal: .flag(false),
            .founded: .date(day.adding(days: 1)), .rdShare: .quantity(Quantity(milli: 3_501)),
            .nature: .text("private"),
          ]),
        QueryTests.firm("丙"),
      ])
      let table: [(Query.Condition, [String])] = [
        (.equals(.revenue, .money(Money(yuan: 200))), ["乙"]),
        (.atLeast(.revenue, .money(Money(yuan: 100))), ["甲", "乙"]),
        (.atMost(.revenue, .money(Money(yuan: 199))), ["甲"]),
        (.equals(.products, .text("丝")), ["甲"]),
        (.equals(.isLocal, .flag(false)), ["乙"]),
        (.atLeast(.founded, .date(day.adding(days: 1))), ["乙"]),
        (.equals(.founded, .date(day)), ["甲"]),
        (.atMost(.rdShare, .quantity(Quantity(milli: 3_500))), ["甲"]),
        (.equals(.rdShare, .quantity(Quantity(milli: 3_501))), ["乙"]),
        (.oneOf(.nature, [.text("state"), .text("foreign")]), ["甲"]),
        (.equals(.headcount, .count(0)), ["甲"]),
        (.unknown(.headcount), ["乙", "丙"]),
        (.unknown(.products), ["丙"]),
        (.contains(.revenue, "0"), ["甲", "乙"]),
      ]
      for (condition, found) in table {
        let names = try await QueryTests.names(Query(conditions: [condition]), database)
        #expect(names == found, "\(condition)")
      }
    }
  }

  @Test func `another organisation sees nothing`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert([QueryTests.firm("甲")])
      let page = try await database.registry.page(Query(), organisation: 2)
      #expect(page.rows.isEmpty && page.total == 0)
    }
  }
}
