import Intake
import TestSupport
import Testing

/// 单位及职务 parted into firms and posts.
struct EmploymentTests {
  @Test(
    "one firm and one post in any order and with anything between them",
    arguments: [
      "虚构甲有限公司 董事长", "虚构甲有限公司董事长", "虚构甲有限公司/董事长", "虚构甲有限公司,董事长", "虚构甲有限公司,董事长", "董事长(虚构甲有限公司)",
      "董事长（虚构甲有限公司）", "虚构甲有限公司(董事长)", "虚构甲有限公司:董事长", "虚构甲有限公司-董事长", "董事长 虚构甲有限公司", "董事长@虚构甲有限公司",
      "虚构甲有限公司 董事长",
    ])
  func oneFirm(text: String) throws {
    let ties = EmploymentReader(try TestIntake.vocabulary()).read(text)
    #expect(ties == [ImportedTie(firm: "虚构甲有限公司", isShortName: false, role: "chief", roleText: "董事长")])
  }

  @Test(
    "several firms, several posts, short names",
    arguments: [
      ("虚构甲有限公司、虚构乙有限公司 董事长", ["虚构甲有限公司|董事长|chief", "虚构乙有限公司|董事长|chief"]),
      ("虚构甲有限公司 董事长;虚构乙有限公司 监事", ["虚构甲有限公司|董事长|chief", "虚构乙有限公司|监事|partner"]),
      ("虚构甲有限公司董事长兼总经理", ["虚构甲有限公司|董事长兼总经理|chief"]), ("虚构甲有限公司 党委书记、董事长", ["虚构甲有限公司|党委书记、董事长|chief"]),
      ("虚构甲包装董事长", ["虚构甲包装?|董事长|chief"]), ("虚构甲包装 常务副总经理", ["虚构甲包装?|常务副总经理|partner"]), ("虚构甲有限公司", ["虚构甲有限公司||"]),
      ("虚构甲集团有限公司华东区销售总监", ["虚构甲集团有限公司|华东区销售总监|middle"]), ("创始人、CEO(虚构甲科技)", ["虚构甲科技?|创始人、CEO|controller"]),
      ("虚构甲(西安)有限公司 总经理", ["虚构甲(西安)有限公司|总经理|chief"]),
      ("虚构甲服装厂 厂长", ["虚构甲服装厂|厂长|chief"]),
    ] as [(String, [String])])
  func several(text: String, expected: [String]) throws {
    let ties = EmploymentReader(try TestIntake.vocabulary()).read(text)
    #expect(ties.map { "\($0.firm)\($0.isShortName ? "?" : "")|\($0.roleText)|\($0.role ?? "")" } == expected)
  }

  @Test(
    "offices, schools and free-lancers give no firm",
    arguments: [
      "自由职业", "退休", "某市自然资源局 科长", "某县人民政府 副县长", "某大学 教授", "某中学教师", "某市第一医院 主任", "工程师", "创业中", "",
    ])
  func noFirm(text: String) throws {
    #expect(EmploymentReader(try TestIntake.vocabulary()).read(text).isEmpty)
  }
}
