import Testing

@testable import Domain

@Suite struct WrittenValueTests {
  @Test(
    arguments: [
      (.quantity(Quantity(800_000)), .quantity(.kilowattHourPerYear), "80万千瓦时/年"),
      (.quantity(Quantity(9500)), .quantity(.kilowattHourPerYear), "9500千瓦时/年"),
      (.quantity(Quantity(milli: 1_234_567_000)), .quantity(.kilowattHourPerYear), "123.4567万千瓦时/年"),
      (.quantity(Quantity(150)), .quantity(.tonneOfCoalEquivalent), "150吨标准煤/年"),
      (.quantity(Quantity(1500)), .quantity(.kilovoltAmpere), "1500千伏安"),
      (.quantity(Quantity(milli: 2500)), .quantity(.tonnePerDay), "2.5吨/日"),
      (.count(80), .count(.person), "80人"), (.count(1998), .count(.year), "1998"),
      (.date(CalendarDate("2027-03-05")!), .date, "2027年3月5日"),
      (.texts(["规上企业", "高新技术企业@2028-12-04"]), .texts, "规上企业、高新技术企业(有效期至2028年12月4日)"),
      (.texts(["1495@9384"]), .texts, "1495@9384"), (.texts(["西安@40", "某@处"]), .texts, "西安@40、某@处"),
      (.texts([]), .texts, "无"),
    ] as [(FieldValue, FieldKind, String)])
  func `a paper says a value as an office writes it`(value: FieldValue, kind: FieldKind, words: String) {
    #expect(value.written(kind) == words)
  }

  @Test(
    arguments: [("land", "亩"), ("power", "kVA"), ("labour", "人"), ("steam", "t/h")])
  func `an amount of the ledger has the unit of its resource`(resource: String, unit: String) {
    let line = Record<LedgerField>([.resource: .text(resource), .free: .quantity(Quantity(3))])
    #expect(line.unit(of: .free) == unit)
    #expect(line.unit(of: .note) == "" && Record<LedgerField>().unit(of: .free) == "")
  }
}
