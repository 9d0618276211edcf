import App
import Domain
import Scoring
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct LocalFirmTests {
  /// A harness maker, told by one sign that it produces in the county or not.
  private static func firm(
    _ name: String, _ field: EnterpriseField, _ value: FieldValue, trade: String = "3989", product: String = "汽车线束"
  ) -> Record<EnterpriseField> {
    Record([
      .name: .text("示例\(name)线束有限公司"), .industryCode: .text(trade), .products: .texts([product]), field: value,
    ])
  }

  @Test func `a firm that produces in the county is local whatever the flag, and only under needs of its trade`()
    async throws
  {
    try await TestDatabase.with { database in
      let firms = [
        LocalFirmTests.firm("本县地名", .place, .text("石泉")),
        LocalFirmTests.firm("本县地址", .place, .text("陕西省安康市石泉县城关镇")),
        LocalFirmTests.firm("本县工厂", .productionSites, .texts(["武汉", "石泉县池河镇"])),
        LocalFirmTests.firm("本县登记", .creditCode, .text("91610922MA6YX00015")),
        LocalFirmTests.firm("本县标注", .isLocal, .flag(true)), LocalFirmTests.firm("外地", .place, .text("武汉")),
        LocalFirmTests.firm("外地登记", .creditCode, .text("91420100MA6YX00015")),
        LocalFirmTests.firm("本县茶叶", .place, .text("石泉"), trade: "5122", product: "米面粮油批发"),
      ]
      var flagged = firms[0]
      flagged[.name] = .text("示例本县误标线束有限公司")
      flagged[.isLocal] = .flag(false)
      let ids = try await database.insert(firms + [flagged])
      let ranking = try await database.desk.ranking.rank(
        need: "SQ-2026-01", .init(top: 100), today: TestDatabase.today, invocation: TestDatabase.invocation
      ).ranking
      let local = Set(ranking.local.map(\.enterprise.id)).intersection(ids)
      #expect(local == Set(ids[0...4] + [ids[8]]))
      let ranked = Set(ranking.matches.map(\.enterprise.id))
      #expect(ranked.isSuperset(of: [ids[5], ids[6]]) && ranked.isDisjoint(with: local))
      #expect(!ranking.local.contains { $0.enterprise.id == ids[7] })
    }
  }
}
