import Domain
import Testing

/// Two writings of one name, of one telephone number.
@Suite struct NameKeyTests {
  @Test(
    "one name however it is written",
    arguments: [
      ("示例甲（西安）有限公司", "示例甲(西安)有限公司"), ("示例甲﹙西安﹚有限公司", "示例甲【西安】有限公司"), ("示例甲〔西安〕有限公司", "示例甲[西安]有限公司"),
      ("示例甲《西安》有限公司", "示例甲“西安”有限公司"), ("示例甲 有限公司", "示例甲有限公司"), ("　示例甲有限公司 ", "示例甲有限公司"),
      ("示例甲\u{A0}有限\u{3000}公司", "示例甲有限公司"), ("示例ＡＢＣ有限公司", "示例abc有限公司"), ("示例１２３厂", "示例123厂"),
      ("示例甲有限公司。", "示例甲有限公司"), ("示例甲有限公司.", "示例甲有限公司．"), ("示例甲有限公司｡", "示例甲有限公司"),
      ("阿依·示例", "阿依•示例"), ("阿依‧示例", "阿依・示例"), ("阿依.示例", "阿依．示例"), ("阿依･示例", "阿依示例"), ("阿依\u{2219}示例", "阿依\u{22C5}示例"),
      ("示\u{200B}例\u{FEFF}甲\u{200D}\u{2060}厂", "示例甲厂"), ("示例\u{AD}甲\u{202A}厂\u{202C}", "示例甲厂"),
      ("示例\u{E0061}甲厂\u{FE0F}", "示例甲厂"), ("示例\u{1D400}\u{2F800}", "示例a丽"),
      ("⺬例⾦⼭有限公司", "示例金山有限公司"), ("⾹⻝⻓⻔厂", "香食长门厂"), ("示例\u{F90A}厂", "示例金厂"),
      ("陝西示例電子有限公司", "陕西示例电子有限公司"), ("龍華實業", "龙华实业"), ("臺灣示例廠", "台湾示例厂"),
      ("示例-甲厂", "示例甲厂"), ("示例—甲–厂", "示例甲厂"), ("㈱示例", "(株)示例"), ("示例㎡厂", "示例m2厂"),
    ])
  func same(one: String, other: String) {
    #expect(NameKey.of(one) == NameKey.of(other))
    #expect(NameKey.bytes(of: one) == Array(NameKey.of(one).utf8))
  }

  @Test(
    "two names stay two",
    arguments: [
      ("示例甲有限公司", "示例乙有限公司"), ("示例甲有限公司", "示例甲有限责任公司"), ("示例1厂", "示例2厂"), ("示例甲&乙厂", "示例甲乙厂"), ("示例甲、乙厂", "示例甲乙厂"),
      ("示例未来", "示例末来"), ("示例一厂", "示例二厂"), ("Example A", "Example B"),
    ])
  func different(one: String, other: String) { #expect(NameKey.of(one) != NameKey.of(other)) }

  @Test(
    "the key of a key is the key, and only an empty name has none",
    arguments: ["示例（甲）有限公司。", "龍華 ＡＢＣ", "···", "()", "𠮷野示例", "Éxample ß", ""])
  func stable(name: String) {
    let key = NameKey.of(name)
    #expect(NameKey.of(key) == key)
    #expect(key.isEmpty == name.isEmpty)
  }

  @Test func `every character of every plane has a key`() {
    for value in stride(from: UInt32(1), through: 0x10FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(!NameKey.of(String(Character(scalar))).isEmpty)
    }
  }

  @Test(
    "one number however it is written",
    arguments: [
      ("13000006006", ["13000006006"]), ("130 0000 6006", ["13000006006"]), ("130-0000-6006", ["13000006006"]),
      ("+86 13000006006", ["13000006006"]), ("0086-130-0000-6006", ["13000006006"]), ("8613000006006", ["13000006006"]),
      ("(+86)130.0000.6006", ["13000006006"]), ("１３０００００６００６", ["13000006006"]), ("0915-6312345", ["09156312345"]),
      ("（0915）6312345", ["09156312345"]), ("13000006006、13000006007", ["13000006006", "13000006007"]),
      ("13000006006/0915-6312345", ["13000006006", "09156312345"]), ("8612345", ["8612345"]), ("无", []), ("", []),
    ])
  func phones(text: String, keys: [String]) { #expect(PhoneKey.all(in: text) == keys) }
}
