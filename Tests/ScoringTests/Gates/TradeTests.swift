import Domain
import Scoring
import Testing

/// The one table of trades, as it weighs on criteria and gates alike.
@Suite("The table of trades")
struct TradeTests {
  private func trade(of code: String) throws -> TradeClass? {
    try shippedRules().trades.first { trade in trade.codes.contains { code.hasPrefix($0.text) } }
  }

  @Test(
    arguments: [
      ("1743", TradeWeight.heavy, true), ("1910", .heavy, true), ("2211", .heavy, true), ("2619", .heavy, true),
      ("2669", .heavy, true), ("3140", .heavy, true), ("3239", .heavy, true), ("3843", .heavy, true),
      ("3360", .heavy, false), ("3982", .heavy, false), ("1469", .medium, true), ("1741", .medium, true),
      ("3391", .medium, true), ("3985", .medium, true),
    ])
  func `dyeing, tanning, pulp, base chemicals and smelting are heavy, reeling and castings medium`(
    code: String, weight: TradeWeight, always: Bool
  ) throws {
    let trade = try #require(try trade(of: code))
    #expect(trade.weight == weight)
    #expect(trade.words.isEmpty == always)
  }

  @Test(arguments: ["1519", "1522", "2632", "2646", "2672", "2720", "3240", "3251", "3989"])
  func `chemicals outside the ranges, water and harness carry no weight`(code: String) throws {
    #expect(try trade(of: code) == nil)
  }

  @Test(arguments: [
    ("3360", "镀镍件", "重污染风险行业"), ("3360", "镀铜", "重污染风险行业"), ("3982", "刻蚀线", "重污染风险行业"),
    ("3360", "精加工件", "一般行业"),
  ])
  func `a word makes a trade heavy for the criterion and for the gate`(
    code: String, product: String, label: String
  ) throws {
    var world = try World()
    world.reference.trades = world.rules.trades
    world.firm.mainCode = fact(ScoringTests.code(code))
    world.firm.products = fact([product])
    let match = try world.match()
    let told = match.sides.flatMap(\.contributions).flatMap(\.facts).first { $0.field == "trade_weight" }
    #expect(told?.value == label)
    let gate = try #require(match.gates.first { $0.rule == .yangtze })
    #expect(gate.text.contains("属重污染行业") == (label == "重污染风险行业"))
  }
}
