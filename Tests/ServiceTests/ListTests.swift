import App
import Domain
import Service
import TestSupport
import Testing

@Suite struct ListTests {
  @Test func `every name and value that is not known is named`() async throws {
    try await TestDatabase.with(.schema) { database in
      let keeper = database.desk.records(PersonField.self)
      let request = ListRequest(
        filters: [
          ("colour", "红"), ("phone", "13000001111"), ("phone.contains", "1300"), ("class_year.min", "很早"),
          ("name.like", "某"), ("college", "材料"),
        ], sort: "-wechat", after: "zz", limit: 0)
      let error = await #expect(throws: ServiceError.self) { _ = try await keeper.list(request, organisation: 1) }
      #expect(error?.kind == .invalid && error?.code == "invalid_query")
      #expect(
        Set(error?.fields.map(\.field) ?? [])
          == ["colour", "phone", "phone.contains", "class_year.min", "name.like", "sort", "after", "limit"])
    }
  }

  @Test func `contact data is not found by searching for it`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert([Record<PersonField>([.name: .text("某虚构"), .phone: .text("13000001111")])])
      let keeper = database.desk.records(PersonField.self)
      #expect(try await keeper.list(ListRequest(search: "13000001111"), organisation: 1).total == 0)
      #expect(try await keeper.list(ListRequest(search: "虚构"), organisation: 1).total == 1)
    }
  }

  @Test(arguments: ["name", "-name", "revenue_yuan", "-revenue_yuan", "-is_local", "founded", "id", nil])
  func `pages follow each other by their token`(sort: String?) async throws {
    try await TestDatabase.with(.schema) { database in
      var random = RandomRecords(seed: 5)
      let ids = try await database.insert((0..<23).map { _ in random.record(EnterpriseField.self) })
      let keeper = database.desk.records(EnterpriseField.self)
      var request = ListRequest(sort: sort, limit: 5)
      var seen: [Int64] = []
      repeat {
        let page = try await keeper.list(request, organisation: 1)
        #expect(page.total == ids.count)
        seen += page.items.map(\.stored.id)
        request.after = page.next
      } while request.after != nil && seen.count <= ids.count
      #expect(seen.count == ids.count && Set(seen) == Set(ids))
    }
  }

  @Test func `filters of the faces are those of the catalogue`() async throws {
    try await TestDatabase.with(.sample) { database in
      let keeper = database.desk.records(EnterpriseField.self)
      let firms = try await database.all(EnterpriseField.self)
      let large = firms.count { ($0.record[.revenue]?.money?.yuan ?? 0) >= 50_000_000 }
      #expect(large > 0)
      let page = try await keeper.list(ListRequest(filters: [("revenue_yuan.min", "50000000")]), organisation: 1)
      #expect(page.total == large)
      let unknown = try await keeper.list(ListRequest(filters: [("revenue_yuan.unknown", "")]), organisation: 1)
      #expect(unknown.total == firms.count { $0.record[.revenue] == nil })
    }
  }
}
