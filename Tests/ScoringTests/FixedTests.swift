import Testing

@testable import Scoring

@Suite struct FixedTests {
  @Test(
    "Rounding is half up on both sides of zero",
    arguments: [(5, 2, 3), (-5, 2, -2), (7, 2, 4), (-7, 2, -3), (4, 3, 1), (-4, 3, -1), (0, 9, 0)])
  func rounding(numerator: Int64, denominator: Int64, expected: Int64) {
    #expect(Fixed.roundedHalfUp(numerator, over: denominator) == expected)
  }

  @Test("The logarithm is exact at powers of two and right between them")
  func logarithm() {
    #expect(Fixed.log2(8, over: 1) == 3 << 32)
    #expect(Fixed.log2(1, over: 1) == 0)
    // log₂ 10 = 3.3219280948873623…
    let ten = Double(Fixed.log2(10, over: 1)) / 4_294_967_296
    #expect(abs(ten - 3.321928094887362) < 1e-8)
    #expect(Fixed.log2(1001, over: 1000) > 0)
  }

  @Test("Half-lives decay as they should")
  func decay() {
    let table = Fixed.powersOfHalf(steps: 180)
    #expect(table[0] == 1 << 32)
    #expect(abs(Double(table[90]) / 4_294_967_296 - 0.7071067811865476) < 1e-7)
    #expect(zip(table, table.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("A word within a longer word is passed over, and the next one is found")
  func words() {
    let set = WordSet(["汽车", "汽车线束", "线束", "PVC"].map(Letters.of))
    #expect(set.longest(in: Letters.of("新汽车线束"), at: 1).map { set.words[$0].count } == 4)
    #expect(set.occurs(in: Letters.of("改性pvc料")))
    #expect(!set.occurs(in: Letters.of("汽油")))
  }

  @Test(
    "经营范围 keeps what is made and drops what is sold",
    arguments: [
      ("玩具制造、销售", ["玩具制造"]), ("玩具销售;食品批发", []), ("销售:玩具、食品;茶叶加工", ["茶叶加工"]),
      ("一般项目:魔芋制品加工(依法须经批准的除外)", ["魔芋制品加工"]), ("技术开发,电子线束生产", ["电子线束生产"]),
    ])
  func scope(text: String, kept: [String]) {
    let reader = ScopeReader(
      ReferenceInput(
        stockPhrases: ["一般项目", "技术开发", "依法须经批准"], tradeMarkers: ["销售", "批发"], makingMarkers: ["制造", "加工", "生产"]))
    #expect(reader.phrases(of: text) == kept.map(Letters.of))
  }
}
