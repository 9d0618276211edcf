import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ShownValueTests {
  @Test func `marks that values are kept with are told in words`() {
    func shown(_ items: String..., in field: EnterpriseField) -> String { ShownValue.words(.texts(items), field) }
    #expect(shown("高新技术企业@2028-12-04", "规上企业", in: .titles) == "高新技术企业(至2028-12-04)、规上企业")
    #expect(shown("西安@40", "安康", in: .markets) == "西安 40%、安康")
    #expect(shown("3670@6480", in: .inferredCodes) == "3670(置信度 65%)")
    #expect(shown(in: .titles) == "无" && ShownValue.words(.texts(["丝@线"]), EnterpriseField.products) == "丝@线")
    let figures = FieldValue.texts(["signed_count=3", "arrived_amount=9500000"])
    #expect(ShownValue.words(figures, FrozenMonthField.figures) == "新签约项目 3 个、到位资金 950 万元")
    #expect(ShownValue.words(.texts(["started 12 1"]), FrozenMonthField.rows) == "新开工项目 1 个(编号 12)")
  }

  @Test(arguments: [("180万元/亩", 1_800_000), ("每亩 95 万元", 950_000), ("1200000元/亩", 1_200_000), ("60万元", 600_000)])
  func `a line for each 亩 is taken as people write it`(text: String, yuan: Int64) async throws {
    try await TestDatabase.with { database in
      let zone = try #require(try await database.all(ZoneField.self).first)
      _ = try await database.desk.records(ZoneField.self).edit(
        "#\(zone.id)", ["投资强度门槛(每亩)": .text(text)],
        evidence: EvidenceInput(title: "会议纪要", asOf: TestDatabase.today, grade: .documented),
        today: TestDatabase.today, invocation: TestDatabase.invocation)
      #expect(try await database.record(ZoneField.self, zone.id)?.record.money(.intensity) == Money(yuan: yuan))
    }
  }
}
