import Domain
import Service
import Sheets
import TestSupport
import Testing

/// What several rows of one file say of one record stands together.
@Suite struct TwiceInAFileTests {
  @Test func `a second sheet adds to the plan that the first one made`() async throws {
    try await TestDatabase.with(.reference) { database in
      try await withTemporaryFile("两表.xlsx", "") { path in
        let writer = try SheetFormat(path: path).writer(path: path)
        try writer.beginSheet("用地", columns: [SheetColumn("企业名称"), SheetColumn("用地需求(亩)")])
        try writer.write([.text("虚构甲有限公司"), .number("20")])
        try writer.beginSheet("投资", columns: [SheetColumn("企业名称"), SheetColumn("总投资(万元)")])
        try writer.write([.text("虚构甲有限公司"), .number("3000")])
        try writer.close()
        _ = try await database.importFile(path)
      }
      let plans = try await database.all(PlanField.self)
      #expect(plans.map { $0.record[.land]?.quantity } == [Quantity(20)])
      #expect(plans.map { $0.record[.totalInvestment]?.money } == [Money(wan: 3000)])
    }
  }

  @Test func `two posts of a person in one firm stand on one tie`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines(
        "姓名,学院,届别,手机,单位及职务", "张某,机电学院,1999,13000007703,虚构甲有限公司 董事长;虚构甲有限公司 总经理")
      let ties = try await database.all(TieField.self)
      #expect(ties.map { $0.record.text(.roleText) } == ["董事长、总经理"])
    }
  }
}
