import Domain
import Service

/// Invented firms made from a seed: the same seed gives the same firms on every machine.
struct GeneratedFirms {
  private var state: UInt64
  private let words: [(products: [String], classes: [String])]
  private let places = ["西安", "武汉", "深圳", "东莞", "重庆", "成都", "十堰", "襄阳", "杭州", "沈阳", "安康", "汉中"]

  /// Firms whose products and codes are those of the chain links in this table.
  init(seed: UInt64, links: ReferenceTable) throws {
    state = seed
    words = try links.project(["product_words", "classes"]).map { row in
      (
        row[0].split(separator: "、").map { String($0) },
        row[1].split(separator: "、").map { String($0.prefix { $0 != "~" }) }
      )
    }
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// The firm of a number.
  mutating func firm(_ number: Int) -> Record<EnterpriseField> {
    let link = words[below(words.count)]
    var record = Record<EnterpriseField>([.name: .text("生成示例\(number)号有限公司")])
    if chance(90) { record[.industryCode] = .text(link.classes[below(link.classes.count)]) }
    if chance(85) {
      let count = min(link.products.count, 1 + below(3))
      record[.products] = .texts((0..<count).map { link.products[($0 + number) % link.products.count] })
    }
    if chance(40) { record[.businessScope] = .text("\(link.products[0])制造、销售;货物进出口;技术服务") }
    if chance(70) { record[.revenue] = .money(Money(wan: Int64(100 + below(50_000)))) }
    if chance(50) { record[.netAssets] = .money(Money(wan: Int64(50 + below(20_000)))) }
    if chance(50) { record[.tax] = .money(Money(wan: Int64(below(2_000)))) }
    if chance(60) { record[.headcount] = .count(Int64(10 + below(1_500))) }
    if chance(40) { record[.growth] = .quantity(Quantity(Int64(below(60) - 20))) }
    if chance(40) { record[.rdShare] = .quantity(Quantity(Int64(below(12)))) }
    if chance(95) { record[.place] = .text(places[below(places.count)]) }
    if chance(50) { record[.markets] = .texts([places[below(places.count)], places[below(places.count)]]) }
    if chance(30) { record[.expansionIntent] = .text(["written", "minutes", "form", "signal", "none"][below(5)]) }
    if chance(25) {
      record[.titles] = .texts([["high_tech@2028-12-31", "above_scale", "little_giant@2027-06-30"][below(3)]])
    }
    return record
  }

  /// A plan of the firm `id`; three firms in ten have one.
  mutating func plan(_ id: Int64) -> Record<PlanField>? {
    guard chance(30) else { return nil }
    var record = Record<PlanField>([.enterprise: .reference(id), .name: .text("生成示例项目")])
    record[.fixedInvestment] = .money(Money(wan: Int64(200 + below(20_000))))
    record[.landing] = .text(["land", "plant", "community_workshop"][below(3)])
    if chance(70) { record[.land] = .quantity(Quantity(Int64(below(120)))) }
    if chance(70) { record[.plant] = .quantity(Quantity(Int64(below(20_000)))) }
    if chance(60) { record[.jobs] = .count(Int64(below(500))) }
    if chance(50) { record[.tax] = .money(Money(wan: Int64(below(1_500)))) }
    if chance(60) { record[.power] = .quantity(Quantity(Int64(100 + below(2_000)))) }
    if chance(40) { record[.sewage] = .quantity(Quantity(Int64(below(200)))) }
    return record
  }
}
