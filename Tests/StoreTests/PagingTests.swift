import Domain
import Service
import TestSupport
import Testing

@Suite struct PagingTests {
  private static func walk(
    _ order: EnterpriseField?, _ descending: Bool, _ limit: Int, _ database: TestDatabase
  ) async throws -> [Stored<EnterpriseField>] {
    var query = RecordQuery<EnterpriseField>(order: order, descending: descending, limit: limit)
    var rows: [Stored<EnterpriseField>] = []
    while true {
      let page = try await database.registry.page(query, organisation: 1)
      rows += page.rows
      guard let next = page.next, !page.rows.isEmpty else { return rows }
      query.after = next
    }
  }

  @Test func `paging by any field meets every row once, unknown values last`() async throws {
    try await TestDatabase.with(.schema) { database in
      var random = RandomRecords(seed: 11)
      let ids = try await database.insert((0..<60).map { _ in random.record(EnterpriseField.self) })
      for order in [nil]
        + EnterpriseField.allCases.filter({ !$0.kind.isList && !EnterpriseField.personal.contains($0) }).map({
          Optional($0)
        })
      {
        for descending in [false, true] where order != nil || !descending {
          let rows = try await PagingTests.walk(order, descending, 7, database)
          #expect(rows.count == ids.count && Set(rows.map(\.id)) == Set(ids), "\(String(describing: order))")
          let whole = try await database.registry.page(
            RecordQuery<EnterpriseField>(order: order, descending: descending, limit: 1000), organisation: 1)
          #expect(rows.map(\.id) == whole.rows.map(\.id), "\(String(describing: order))")
          guard let order else { continue }
          let known = rows.prefix { $0.record[order] != nil }
          #expect(rows.dropFirst(known.count).allSatisfy { $0.record[order] == nil }, "\(order)")
          PagingTests.expectSorted(known.compactMap { $0.record[order] }, descending, "\(order)")
        }
      }
    }
  }

  @Test func `a search tells on each page how many it finds, and its pages meet each of them once`() async throws {
    try await TestDatabase.with(.schema) { database in
      var random = RandomRecords(seed: 12)
      let records = (0..<40).map { number in
        var record = random.record(EnterpriseField.self)
        record[.name] = .text("\(number.isMultiple(of: 3) ? "虚构甲" : "虚构乙")\(number)号厂")
        return record
      }
      let ids = try await database.insert(records)
      let wanted = Set(ids.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element))
      for order in [nil, EnterpriseField.name, .revenue, .headcount] {
        for descending in [false, true] {
          var query = RecordQuery<EnterpriseField>(
            search: "虚构甲", searched: EnterpriseField.record.searched, order: order, descending: descending, limit: 5)
          var met: [Int64] = []
          repeat {
            let page = try await database.registry.page(query, organisation: 1)
            #expect(page.total == wanted.count && page.rows.count <= 5)
            met += page.rows.map(\.id)
            query.after = page.next
          } while query.after != nil
          #expect(met.count == wanted.count && Set(met) == wanted, "\(String(describing: order)) \(descending)")
          query.limit = 1000
          #expect(try await database.registry.page(query, organisation: 1).rows.map(\.id) == met)
        }
      }
      let none = RecordQuery<EnterpriseField>(search: "虚构丙", searched: EnterpriseField.record.searched)
      #expect(try await database.registry.page(none, organisation: 1).total == 0)
    }
  }

  private static func expectSorted(_ values: [FieldValue], _ descending: Bool, _ name: String) {
    for (a, b) in zip(values, values.dropFirst()) {
      let (small, large) = descending ? (b, a) : (a, b)
      let isSorted =
        switch (small, large) {
        case (.money(let a), .money(let b)): a.yuan <= b.yuan
        case (.quantity(let a), .quantity(let b)): a <= b
        case (.count(let a), .count(let b)): a <= b
        case (.date(let a), .date(let b)): a.day <= b.day
        case (.flag(let a), .flag(let b)): !a || b
        case (.text(let a), .text(let b)): !b.utf8.lexicographicallyPrecedes(a.utf8)
        default: false
        }
      #expect(isSorted, "\(name): \(small) before \(large)")
    }
  }

  @Test func `a row written between two pages does not shift the others`() async throws {
    try await TestDatabase.with(.schema) { database in
      func firm(_ revenue: Int64) -> Record<EnterpriseField> {
        Record([.name: .text("企业\(revenue)"), .revenue: .money(Money(yuan: revenue))])
      }
      try await database.insert((1...6).map { firm($0 * 10) })
      var query = RecordQuery<EnterpriseField>(order: .revenue, limit: 3)
      let first = try await database.registry.page(query, organisation: 1)
      try await database.insert([firm(5), firm(45)])
      query.after = first.next
      let second = try await database.registry.page(query, organisation: 1)
      #expect(second.rows.map { $0.record[.revenue]?.money?.yuan } == [40, 45, 50])
    }
  }
}
