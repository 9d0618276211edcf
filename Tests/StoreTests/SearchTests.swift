import Domain
import Postgres
import Service
import TestSupport
import Testing

@testable import Store

@Suite struct SearchTests {
  private typealias Query = RecordQuery<EnterpriseField>

  private static func firm(_ name: String, _ more: [EnterpriseField: FieldValue] = [:]) -> Record<EnterpriseField> {
    Record(more.merging([.name: .text(name)]) { own, _ in own })
  }

  private static func found(_ search: String, _ database: TestDatabase) async throws -> [String] {
    let query = Query(search: search, searched: EnterpriseField.record.searched)
    return try await database.registry.page(query, organisation: 1).rows.compactMap { $0.text(.name) }
  }

  private static let firms = [
    firm("重庆长安示例机械有限公司", [.shortNames: .texts(["长示机械"]), .products: .texts(["曲轴", "5%酒精"])]),
    firm("厦门示例银行", [.formerNames: .texts(["鹭岛示例信用社"])]),
    firm("石泉示例TCL线束厂", [.creditCode: .text("91610922MA6YTEX10X")]),
    firm("引'号\\示例\"厂"),
  ]

  @Test func `firms are found by initials, spelling, any of their names, codes and products`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert(SearchTests.firms)
      for (search, name) in [
        ("cqca", "重庆长安示例机械有限公司"), ("chongqing", "重庆长安示例机械有限公司"), ("重慶 機械", "重庆长安示例机械有限公司"),
        ("changshi", "重庆长安示例机械有限公司"), ("曲轴", "重庆长安示例机械有限公司"), ("%酒", "重庆长安示例机械有限公司"), ("xmsl", "厦门示例银行"),
        ("鹭岛", "厦门示例银行"), ("ldsl", "厦门示例银行"), ("TCL线", "石泉示例TCL线束厂"), ("sqsltcl", "石泉示例TCL线束厂"),
        ("ma6ytex1", "石泉示例TCL线束厂"), ("引'号\\示", "引'号\\示例\"厂"),
      ] {
        #expect(try await SearchTests.found(search, database) == [name], "\(search)")
      }
      for search in ["cqcb", "qingchong", "quzhou", "线束示例", "' | 'cq", "cq:*", "!cqca"] {
        #expect(try await SearchTests.found(search, database) == [], "\(search)")
      }
    }
  }

  @Test func `people, needs and projects are found so too`() async throws {
    try await TestDatabase.with { database in
      let person = try #require(try await database.all(PersonField.self).first?.text(.name))
      let need = try #require(try await database.all(NeedField.self).first?.text(.title))
      let project = try #require(try await database.all(OpportunityField.self).first?.text(.title))
      func found<Field: RecordField>(_ field: Field.Type, _ name: String) async throws -> Bool {
        let initials = SearchTerms.of(names: [name], texts: []).map { String(decoding: $0, as: UTF8.self) }
          .filter { $0.allSatisfy(\.isASCII) && $0.count == name.count }
        let search = try #require(initials.first)
        let query = RecordQuery<Field>(search: search, searched: Field.record.searched, limit: 1000)
        return try await database.registry.page(query, organisation: 1).rows.contains {
          $0.text(Field.record.name) == name
        }
      }
      #expect(try await found(PersonField.self, person))
      #expect(try await found(NeedField.self, need))
      #expect(try await found(OpportunityField.self, project))
    }
  }

  @Test func `a change of names is found by the new one, its taking back by the old one again`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert(SearchTests.firms)
      let keeper = database.desk.records(EnterpriseField.self)
      let receipt = try await keeper.edit(
        "cqca", ["name": .text("渝中示例重机有限公司"), "short_names": .text("渝示")],
        evidence: EvidenceInput(takes: true), today: TestDatabase.today, invocation: TestDatabase.invocation)
      #expect(try await SearchTests.found("yzsl", database) == ["渝中示例重机有限公司"])
      #expect(try await SearchTests.found("csjx", database) == [])
      // It was once called so.
      #expect(try await SearchTests.found("cqca", database) == ["渝中示例重机有限公司"])
      _ = try await database.desk.undo(try #require(receipt.change), invocation: TestDatabase.invocation)
      #expect(try await SearchTests.found("csjx", database) == ["重庆长安示例机械有限公司"])
      #expect(try await SearchTests.found("yzsl", database) == [])
    }
  }

  @Test func `what an earlier program wrote is found after the next migration, and counts as unchanged`() async throws {
    try await TestDatabase.with(.schema) { database in
      let ids = try await database.insert(SearchTests.firms)
      let keeper = database.desk.records(EnterpriseField.self)
      _ = try await keeper.edit(
        "#\(ids[1])", ["note": .text("核实")], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      try await database.withOwner { owner in
        try await owner.execute("alter table enterprise disable trigger user")
        try await owner.execute("update enterprise set search_terms = '', name_keys = '{}'")
        try await owner.execute("update enterprise_history set search_terms = '', name_keys = '{}'")
        try await owner.execute("alter table enterprise enable trigger user")
        let shipped = try MigrationTests.shipped()
        let next = try #require(Migration(file: "9999_next.sql", text: "select 1;"))
        #expect(try await Migrator(shipped + [next]).migrate(owner) == ["9999_next.sql"])
        let empty = try await owner.query(
          """
          select (select count(*) from enterprise where search_terms = '' or name_keys = '{}')
            + (select count(*) from enterprise_history where search_terms = '' or name_keys = '{}')
          """
        ).one().decode(Int64.self, at: 0)
        #expect(empty == 0)
      }
      #expect(try await SearchTests.found("xmsl", database) == ["厦门示例银行"])
      let histories = try await keeper.history("#\(ids[0])", organisation: 1)
      #expect(histories.count == 1)
      // Triggers keep history again.
      _ = try await keeper.edit(
        "#\(ids[0])", ["note": .text("核实")], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      #expect(try await keeper.history("#\(ids[0])", organisation: 1).count == 2)
    }
  }
}
