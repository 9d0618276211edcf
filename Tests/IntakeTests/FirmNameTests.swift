import Domain
import Intake
import Testing

/// Names of firms compared.
struct FirmNameTests {
  @Test(
    "the core leaves the legal form out",
    arguments: [
      ("虚构甲有限公司", "虚构甲"), ("虚构甲有限责任公司", "虚构甲"), ("虚构甲股份有限公司", "虚构甲"), ("虚构甲集团有限公司", "虚构甲"), ("虚构甲(集团)股份有限公司", "虚构甲"),
      ("虚构甲", "虚构甲"), ("虚构甲分公司", "虚构甲"), ("甲有限公司", "甲有限公司"),
    ])
  func core(name: String, core: String) { #expect(FirmName(name).core == core) }

  @Test func `a short name is a part of the name it stands for`() {
    #expect(FirmName("武汉虚构甲零部件有限公司").isNamed(by: "虚构甲零部件"))
    #expect(!FirmName("武汉虚构甲零部件有限公司").isNamed(by: "虚构乙零部件"))
  }
}
