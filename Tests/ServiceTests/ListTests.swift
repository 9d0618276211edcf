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

  /// A condition in words and the same in the API's form.
  static let worded = [
    (("扩产意向", "书面意向"), [("expansion_intent", "written")]),
    (("上年营业收入.min", "5000万元"), [("revenue_yuan.min", "50000000")]),
    (("founded", "2019年"), [("founded.min", "2019-01-01"), ("founded.max", "2019-12-31")]),
    (("成立日期.max", "2019年6月"), [("founded.max", "2019-06-30")]), (("本地企业", "是"), [("is_local", "true")]),
  ]

  @Test func `a filter takes labels, words of choices, amounts and days as people write them`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert(
        (1...40).map { number in
          Record<EnterpriseField>([
            .name: .text("示例\(number)"), .revenue: .money(Money(wan: Int64(number * 250))),
            .founded: .date(CalendarDate(year: 2018 + number % 3, month: 1 + number % 12, day: 1 + number % 28)!),
            .isLocal: .flag(number % 5 == 0),
            .expansionIntent: .text(["written", "signal", "none"][number % 3]),
          ])
        })
      let keeper = database.desk.records(EnterpriseField.self)
      for (word, plain) in ListTests.worded {
        let found = try await keeper.list(ListRequest(filters: [word]), organisation: 1)
        let meant = try await keeper.list(ListRequest(filters: plain), organisation: 1)
        #expect(found.items.map(\.stored.id) == meant.items.map(\.stored.id), "\(word)")
        #expect((1..<40).contains(found.total), "\(word)")
      }
    }
  }

  @Test func `a filter names what is referred to, and words of tables, as they are called`() async throws {
    try await TestDatabase.with { database in
      let plan = try #require(try await database.all(PlanField.self).first)
      let firm = try #require(plan.reference(.enterprise))
      let name = try #require(try await database.record(EnterpriseField.self, firm)?.text(.name))
      let plans = database.desk.records(PlanField.self)
      let found = try await plans.list(ListRequest(filters: [("企业", name)]), organisation: 1)
      #expect(found.items.contains { $0.stored.id == plan.id })
      #expect(
        found.items.allSatisfy { $0.stored.reference(.enterprise) == firm && $0.names[.enterprise]?[firm] == name })
      let link = try #require(
        try await database.desk.words(of: .chainLinks).words.first { word in word.value == "E08" })
      let needs = database.desk.records(NeedField.self)
      let byName = try await needs.list(
        ListRequest(filters: [("目标环节", String(link.label.dropFirst(4)))]), organisation: 1)
      let byCode = try await needs.list(ListRequest(filters: [("target_links", "E08")]), organisation: 1)
      #expect(byName.total > 0 && byName.items.map(\.stored.id) == byCode.items.map(\.stored.id))
    }
  }

  @Test func `a filter that is not understood is told what is possible`() async throws {
    try await TestDatabase.with(.schema) { database in
      let keeper = database.desk.records(EnterpriseField.self)
      for (filter, words) in [
        (("扩产意向", "随便"), "书面意向(written)"), (("所在地市", "武汉"), "所在城市"), (("成立日期", "很早"), "2026-03-05"),
      ] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await keeper.list(ListRequest(filters: [filter]), organisation: 1)
        }
        #expect(error?.fields.first?.message.contains(words) == true, "\(error?.fields.first?.message ?? "")")
      }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await keeper.list(ListRequest(sort: "营收"), organisation: 1)
      }
      #expect(error?.fields.first?.message.contains("上年营业收入") == true)
      let plans = database.desk.records(PlanField.self)
      let unknown = await #expect(throws: ServiceError.self) {
        _ = try await plans.list(ListRequest(filters: [("企业", "没有这家示例")]), organisation: 1)
      }
      #expect(unknown?.fields.map(\.code) == ["enterprise_not_found"])
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
