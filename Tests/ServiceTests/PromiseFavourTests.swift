import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct PromiseFavourTests {
  private static let today = TestDatabase.today

  private static func values(
    _ project: Int64, side: String = "county", kind: String, content: String
  ) -> [String: InputValue] {
    [
      "opportunity_id": .number("\(project)"), "side": .text(side), "kind": .text(kind), "content": .text(content),
      "due_on": .text("2027年6月"),
    ]
  }

  private static func add(
    _ values: [String: InputValue], _ database: TestDatabase
  ) async throws -> Stored<PromiseField> {
    try await database.desk.records(PromiseField.self).add(
      values, evidence: EvidenceInput(), today: today, invocation: TestDatabase.invocation
    ).stored
  }

  private static func project(_ database: TestDatabase) async throws -> Int64 {
    try #require(try await database.all(OpportunityField.self).first).id
  }

  @Test func `a favour by its kind or by its words is stopped with the rule, whatever kind was chosen`() async throws {
    try await TestDatabase.with { database in
      let project = try await PromiseFavourTests.project(database)
      for (side, kind, content, rule) in [
        ("county", "tax_favour", "按约定兑现", "税收优惠"), ("university", "subsidy", "按约定兑现", "财政奖励或者补贴"),
        ("county", "费用减免", "按约定兑现", "行政事业性收费"), ("county", "免租或低价厂房", "按约定兑现", "要素获取"),
        ("county", "other", "前五年地方留成部分全额返还", "税收优惠"), ("county", "plant", "一号厂房免租三年", "要素获取"),
        ("county", "permit", "零地价供地三十亩", "供地"), ("county", "other", "投产后电费减免两成", "供水、供电、供气"),
        ("county", "other", "达产奖励二百万元", "财政奖励或者补贴"), ("county", "other", "城市基础设施配套费全免", "行政事业性收费"),
      ] {
        let error = await #expect(throws: ServiceError.self, "\(content)") {
          _ = try await PromiseFavourTests.add(
            PromiseFavourTests.values(project, side: side, kind: kind, content: content), database)
        }
        #expect(
          error?.fields.map(\.field) == ["legal_basis", "basis_clause", "basis_date", "basis_level"], "\(content)")
        #expect(error?.message.contains("公平竞争审查条例第十条") == true && error?.message.contains(rule) == true, "\(content)")
      }
      for (side, kind, content) in [
        ("firm", "other", "返还土地二十亩"), ("county", "plant", "2027年6月前交付一号厂房"), ("county", "permit", "协助办结备案"),
      ] {
        let stored = try await PromiseFavourTests.add(
          PromiseFavourTests.values(project, side: side, kind: kind, content: content), database)
        #expect(stored.record[.state] == .text("open") && stored.record[.dueOn] == .date(CalendarDate("2027-06-30")!))
      }
    }
  }

  @Test func `a basis is a paper, a clause, a day and a level that may give it`() async throws {
    try await TestDatabase.with { database in
      let project = try await PromiseFavourTests.project(database)
      let basis: [String: InputValue] = [
        "legal_basis": .text("《企业所得税法》"), "basis_clause": .text("第二十八条"), "basis_date": .text("2018-12-29"),
        "basis_level": .text("法律"),
      ]
      func codes(_ changes: [String: InputValue]) async throws -> [String] {
        var values = PromiseFavourTests.values(project, kind: "tax_favour", content: "按15%税率征收")
        values.merge(basis) { $1 }
        values.merge(changes) { $1 }
        do {
          _ = try await PromiseFavourTests.add(values, database)
          return []
        } catch let error as ServiceError { return error.fields.map(\.code) }
      }
      #expect(try await codes([:]) == [])
      #expect(try await codes(["legal_basis": .text("无")]) == ["no_legal_basis"])
      #expect(try await codes(["legal_basis": .text("领导同意")]) == ["no_legal_basis"])
      #expect(try await codes(["basis_clause": .null]) == ["no_legal_basis"])
      #expect(try await codes(["basis_date": .text("2027-01-01")]) == ["in_the_future"])
      #expect(try await codes(["basis_level": .text("county")]) == ["basis_too_low"])
      let exception: [String: InputValue] = ["basis_level": .text("省级"), "exception": .text("public_interest")]
      #expect(try await codes(exception) == ["no_term"])
      #expect(try await codes(exception.merging(["favour_until": .text("2028年")]) { $1 }) == [])
      #expect(try await codes(exception.merging(["终止条件": .text("取水许可到期")]) { $1 }) == [])
      let kept = try await database.all(PromiseField.self).compactMap { $0.record[.favourUntil]?.date?.description }
      #expect(kept == ["2028-12-31"])
    }
  }
}
