import Domain
import Scoring
import Testing

/// Invented firms of the county's chains.
@Suite struct InferenceTests {
  let inference: IndustryInference

  init() throws { inference = try InferenceTables.shipped.get() }

  @Test(
    "A product of a chain leads to the class the chain gives it",
    arguments: [
      (["毛绒玩具", "公仔"], "2459"), (["绿茶", "红茶"], "1530"), (["白厂丝", "生丝"], "1741"), (["丝棉被", "蚕丝被"], "1771"),
      (["重晶石粉", "硅微粉"], "3099"), (["汽车线束"], "3670"), (["电子线束", "连接器"], "3989"), (["电线电缆"], "3831"),
      (["研学旅行", "地接"], "7291"), (["矿泉水"], "1522"), (["预制菜"], "1432"), (["模锻件", "曲轴毛坯"], "3393"),
      (["菜籽油"], "1331"), (["民宿"], "6130"), (["中药饮片"], "2730"), (["瓦楞纸箱"], "2231"), (["注塑模"], "3525"),
    ])
  func chainProducts(products: [String], code: String) throws {
    let best = try #require(inference.candidates(products: products, limit: 1).first)
    #expect(best.code.text == code, "\(best)")
    #expect(best.confidence >= 6_000)
  }

  @Test("线束 alone may be electronics, cable or car parts, and all three are named")
  func harness() {
    let codes = inference.candidates(products: ["线束"], limit: 3).map(\.code.text)
    #expect(Set(codes) == ["3989", "3831", "3670"])
  }

  @Test("魔芋 alone may be farm produce processed or food")
  func konjac() {
    let divisions = inference.candidates(products: ["魔芋"], limit: 2).compactMap { $0.code.division?.text }
    #expect(Set(divisions) == ["13", "14"])
  }

  @Test("The first of a list weighs more than the last")
  func order() {
    let silk = inference.candidates(products: ["蚕丝被", "桶装水"], limit: 1).first
    let water = inference.candidates(products: ["桶装水", "蚕丝被"], limit: 1).first
    #expect(silk?.code.division?.text == "17")
    #expect(water?.code.division?.text == "15")
  }

  @Test("The head of a noun phrase stands at its end", arguments: [("石泉老酒", "15"), ("酒店", "61"), ("茶叶包装纸箱", "22")])
  func head(product: String, division: String) {
    #expect(inference.candidates(products: [product], limit: 1).first?.code.division?.text == division)
  }

  @Test("Parts that are dealt in are not made", arguments: ["电子元器件授权分销", "电子元器件分销", "电子元器件线下分销分部"])
  func dealt(product: String) {
    #expect(inference.candidates(products: [product], limit: 1).first?.code.division?.text == "51")
  }

  @Test("An answer names the words that decided")
  func because() throws {
    let best = try #require(
      inference.candidates(products: ["拉链", "毛绒玩具", "其他业务"], limit: 3).first { $0.code.text == "2459" })
    #expect(best.because == ["毛绒玩具"])
  }

  @Test("Fillers and empty texts give no answer", arguments: [[], [""], ["平衡项目"], ["其他业务", "主营业务"]])
  func nothing(products: [String]) {
    #expect(inference.candidates(products: products).isEmpty)
  }

  @Test("Wide letters, blanks and quotes make no difference")
  func spelling() {
    #expect(inference.candidates(products: ["ＬＥＤ 灯具"]) == inference.candidates(products: ["“led灯具”"]))
  }

  @Test("A Latin word counts only whole")
  func latin() {
    let words = inference.candidates(products: ["BASICX"]).flatMap(\.because)
    #expect(words == [])
  }

  @Test("Without products the technologies and the scope speak, and phrases everybody has stay silent")
  func otherTexts() {
    #expect(inference.candidates(products: [], technologies: ["缫丝"]).first?.code.text == "1741")
    let scope = "一般项目:玩具制造;货物进出口;技术咨询;技术开发;毛绒玩具生产"
    #expect(inference.candidates(products: [], scope: scope).first?.code.division?.text == "24")
  }

  @Test("Bare trade in the scope says nothing about making")
  func scopeTrade() {
    #expect(inference.candidates(products: [], scope: "玩具销售;化妆品批发").isEmpty)
  }

  @Test("At most as many divisions as asked for, each once, best first")
  func limit() {
    let found = inference.candidates(products: ["线束", "毛绒玩具", "绿茶", "矿泉水", "缫丝"], limit: 4)
    #expect(found.count == 4)
    #expect(Set(found.compactMap(\.code.division)).count == 4)
    for (a, b) in zip(found, found.dropFirst()) { #expect(a.support >= b.support && a.confidence >= b.confidence) }
    #expect(inference.candidates(products: ["线束"], limit: 0).isEmpty)
  }
}
