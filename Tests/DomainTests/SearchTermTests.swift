import Domain
import Testing

@Suite struct SearchTermTests {
  /// Whether a record of this name is found.
  private static func finds(_ search: String, _ name: String, texts: [String] = []) -> Bool {
    let terms = SearchTerms.of(names: [name], texts: texts).map { String(decoding: $0, as: UTF8.self) }
    return SearchTerms.words(of: search).allSatisfy { word in
      word.alternatives.contains { prefixes in
        prefixes.allSatisfy { prefix in terms.contains { $0.utf8.starts(with: prefix.utf8) } }
      }
    }
  }

  @Test(arguments: [
    ("cqca", "重庆长安示例汽车股份有限公司"), ("zqca", "重庆长安示例汽车股份有限公司"), ("casl", "重庆长安示例汽车股份有限公司"),
    ("chongqingchangan", "重庆长安示例汽车股份有限公司"), ("Chang An", "重庆长安示例汽车股份有限公司"), ("qic", "重庆长安示例汽车股份有限公司"),
    ("长安", "重庆长安示例汽车股份有限公司"), ("重慶長安", "重庆长安示例汽车股份有限公司"), ("重庆 汽车", "重庆长安示例汽车股份有限公司"),
    ("xmyh", "厦门银行示例"), ("xiamen", "厦门示例银行"), ("smyh", "厦门银行"), ("lscx", "乐山朝霞示例茶业"), ("yueqing", "乐清示例电器"),
    ("zhaoyang", "朝阳示例农机"), ("luan", "六安示例茶厂"), ("lvye", "绿叶示例种业"), ("xian", "西安示例线束"), ("xi'an", "西安示例线束"),
    ("tclslkj", "TCL示例科技"), ("tcl", "TCL示例科技"), ("shanyu", "单于某"), ("zeng", "曾某示"), ("zhangxing", "长兴示例蓄电池"),
    ("shilixianshuyouxiangongsi", "西安示例线束有限公司"), ("陕西秦岭示例山泉水开发投资集团有限公司", "陕西秦岭示例山泉水开发投资集团有限公司"),
  ])
  func `a name is found by its characters, initials and spelling`(search: String, name: String) {
    #expect(SearchTermTests.finds(search, name))
  }

  @Test(arguments: [
    ("cqcb", "重庆长安示例汽车"), ("ongqing", "重庆示例"), ("安长", "重庆长安示例汽车"), ("陕西秦岭示例山泉水开发投资集团第二有限公司", "陕西秦岭示例山泉水开发投资集团有限公司"),
  ])
  func `what a name does not hold does not find it`(search: String, name: String) {
    #expect(!SearchTermTests.finds(search, name))
  }

  @Test func `other texts are found from every character on, not by their spelling`() {
    #expect(SearchTermTests.finds("蒟蒻", "甲", texts: ["魔芋", "鲜蒟蒻粉"]))
    #expect(SearchTermTests.finds("0922MA6", "甲", texts: ["91610922MA6YTEST0X"]))
    #expect(SearchTermTests.finds("91610922ma6ytest0x", "甲", texts: ["91610922MA6YTEST0X"]))
    #expect(!SearchTermTests.finds("91610922ma6ytest0y", "甲", texts: ["91610922MA6YTEST0X"]))
    #expect(!SearchTermTests.finds("jurou", "甲", texts: ["鲜蒟蒻粉"]))
  }

  @Test func `a text of any length gives a bounded number of terms`() {
    let long = String(repeating: "行长重乐朝", count: 2000)
    #expect(SearchTerms.of(names: ["行长重乐朝行长重乐朝行长重乐朝"], texts: [long, long]).count < 5000)
    #expect(SearchTerms.of(names: [long], texts: []).allSatisfy { $0.count < 200 })
  }
}
