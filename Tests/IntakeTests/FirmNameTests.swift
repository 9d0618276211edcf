import Domain
import Intake
import Testing

/// Names of firms compared.
struct FirmNameTests {
  @Test(
    "names written now so, now so are the same when normalised",
    arguments: [
      ("虚构甲（西安）有限公司", "虚构甲(西安)有限公司"), ("虚构甲 有限公司", "虚构甲有限公司"), ("虚构ＡＢＣ有限公司", "虚构abc有限公司"),
      ("虚构甲【西安】有限公司", "虚构甲〔西安〕有限公司"),
      ("虚构·甲有限公司", "虚构甲有限公司"), ("　虚构甲有限公司 ", "虚构甲有限公司"),
    ])
  func normalised(one: String, other: String) {
    #expect(FirmName(one).normalised == FirmName(other).normalised)
    #expect(FirmName(one).normalised == FirmKey.of(one))
    #expect(FirmName(other).normalised == FirmKey.of(other))
  }

  @Test(
    "the core leaves the legal form out",
    arguments: [
      ("虚构甲有限公司", "虚构甲"), ("虚构甲有限责任公司", "虚构甲"), ("虚构甲股份有限公司", "虚构甲"), ("虚构甲集团有限公司", "虚构甲"), ("虚构甲(集团)股份有限公司", "虚构甲"),
      ("虚构甲", "虚构甲"), ("虚构甲分公司", "虚构甲"), ("甲有限公司", "甲有限公司"),
    ])
  func core(name: String, core: String) { #expect(FirmName(name).core == core) }

  @Test func `firms of one name in two towns are told apart by the town`() {
    let resolver = ShortNameResolver([
      .init(name: "武汉虚构甲零部件有限公司", place: "武汉"), .init(name: "长沙虚构甲零部件有限公司", place: "长沙"),
      .init(name: "长沙虚构乙有限公司", place: "长沙"),
    ])
    #expect(resolver.candidates(for: "虚构甲零部件", near: "长沙").map(\.name) == ["长沙虚构甲零部件有限公司", "武汉虚构甲零部件有限公司"])
    #expect(resolver.candidates(for: "虚构丙", near: "长沙").isEmpty)
    #expect(FirmName("武汉虚构甲零部件有限公司").isNamed(by: "虚构甲零部件"))
  }
}
