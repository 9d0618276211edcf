import Intake
import TestSupport
import Testing

/// Short names held against full ones.
struct ShortNameTests {
  private static func resolver(_ firms: [ShortNameResolver.Firm]) throws -> ShortNameResolver {
    ShortNameResolver(firms, rules: try TestIntake.vocabulary().shortNames)
  }

  /// Firms of invented names, as many as make common letters common.
  private static let names = [
    "邵阳示例液压机械股份有限公司", "邵阳虚构纺织有限公司", "重庆云栖南望汽车零部件有限责任公司", "深圳中国虚农大科技股份有限公司", "示例北方重型汽车股份有限公司",
    "虚构农村商业银行股份有限公司", "石泉虚构丝绸有限公司", "示例华兰生物疫苗科技集团有限公司", "上海虚构宽频科技股份有限公司", "石泉示例富硒食品有限公司",
    "示例轮峰橡胶股份有限公司", "江苏虚构凤栖置业投资股份有限公司", "武汉宏图示例包装有限公司", "西安虚构GQY视讯科技有限公司",
  ]

  @Test(
    "a short name keeps the order of the letters and drops places, trades and legal forms",
    arguments: [
      ("邵阳液压", "邵阳示例液压机械股份有限公司"), ("云栖汽车", "重庆云栖南望汽车零部件有限责任公司"), ("虚农科技", "深圳中国虚农大科技股份有限公司"),
      ("中国虚农大", "深圳中国虚农大科技股份有限公司"), ("深圳虚农大", "深圳中国虚农大科技股份有限公司"), ("虚构银行", "虚构农村商业银行股份有限公司"),
      ("华兰集团", "示例华兰生物疫苗科技集团有限公司"), ("轮峰股份", "示例轮峰橡胶股份有限公司"), ("凤栖投资", "江苏虚构凤栖置业投资股份有限公司"),
      ("*ST宽频", "上海虚构宽频科技股份有限公司"), ("宽频科技A", "上海虚构宽频科技股份有限公司"), ("ＧＱＹ视讯", "西安虚构GQY视讯科技有限公司"),
      ("雲棲南望", "重庆云栖南望汽车零部件有限责任公司"), ("宏图包装", "武汉宏图示例包装有限公司"), ("华兰股份", "示例华兰生物疫苗科技集团有限公司"),
    ])
  func first(short: String, full: String) throws {
    let resolver = try Self.resolver(Self.names.map { .init(name: $0, place: "") })
    #expect(resolver.candidates(for: short).first?.name == full)
  }

  @Test("nobody is proposed for a name that no firm is like", arguments: ["海天味业", "万", "液压邵阳", ""])
  func nobody(short: String) throws {
    let resolver = try Self.resolver(Self.names.map { .init(name: $0, place: "") })
    #expect(resolver.candidates(for: short).isEmpty)
  }

  @Test func `firms of one name in two towns are told apart by the town`() throws {
    let resolver = try Self.resolver([
      .init(name: "武汉虚构甲零部件有限公司", place: "武汉"), .init(name: "长沙虚构甲零部件有限公司", place: "长沙"),
      .init(name: "湖南虚构甲零部件股份有限公司", place: "株洲"), .init(name: "长沙示例乙有限公司", place: "长沙"),
    ])
    let near = resolver.candidates(for: "虚构甲零部件", near: "长沙").map(\.name)
    #expect(near.first == "长沙虚构甲零部件有限公司" && near.contains("武汉虚构甲零部件有限公司"))
    #expect(resolver.candidates(for: "虚构甲零部件", near: "株洲").first?.name == "湖南虚构甲零部件股份有限公司")
    #expect(resolver.candidates(for: "海丙", near: "长沙").isEmpty)
  }

  @Test func `at most as many firms are proposed as are asked for`() throws {
    let resolver = try Self.resolver((1...9).map { .init(name: "虚构甲\($0)号零部件有限公司", place: "") })
    #expect(resolver.candidates(for: "虚构甲零部件").count == 3)
    #expect(resolver.candidates(for: "虚构甲零部件", limit: 5).count == 5)
  }
}
