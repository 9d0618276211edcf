import Domain
import Testing

@Suite struct TextRuleTests {
  /// Some are no literals: they are made of their numbers.
  private static func text(_ scalars: UInt32...) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  @Test(
    arguments: [
      ("", nil), ("示例", nil), ("第一行\n第二行\t三", nil), ("甲\r\n乙", nil), ("𠮷", nil), ("👨‍👩‍👧", nil),
      (text(0xFFFD), nil), (text(0x7532, 0), 0), (text(0x1B, 0x5B), 0x1B), (text(0x7F), 0x7F), (text(0x85), 0x85),
      (text(0x7532, 0xFFFE), 0xFFFE), (text(0xFFFF), 0xFFFF), (text(0x1FFFF), 0x1FFFF), (text(0xFDD0), 0xFDD0),
    ] as [(String, UInt32?)])
  func `characters that are none are refused`(text: String, scalar: UInt32?) {
    let expected = scalar.flatMap(Unicode.Scalar.init).map(TextRule.Problem.unwritable)
    #expect(TextRule.paragraph.problem(text) == expected)
  }

  @Test func `a text is as long as its scalars`() {
    let rule = TextRule(longest: 3)
    #expect(rule.problem("甲乙丙") == nil)
    #expect(rule.problem("甲乙丙丁") == .tooLong(4))
    #expect(rule.problem("e\u{301}e\u{301}") == .tooLong(4))
  }

  @Test func `every text of every kind has a bound, names and codes one that an index takes`() {
    func check<Field: RecordField>(_ field: Field.Type) {
      for field in Field.allCases where field.kind.isText {
        #expect((1...TextRule.paragraph.longest).contains(field.textRule.longest), "\(Field.entity).\(field.name)")
      }
      if let code = Field.record.code { #expect(code.textRule == .name) }
    }
    for kind in Entity.catalogue { check(kind) }
  }

  @Test func `a list is judged item by item`() {
    #expect(EnterpriseField.products.problem(.texts(["线束", "端子\u{1}"])) == .unwritable("\u{1}"))
    #expect(EnterpriseField.products.problem(.texts(["线束", String(repeating: "长", count: 201)])) == .tooLong(201))
    #expect(EnterpriseField.products.problem(.texts(["线束", "端子"])) == nil)
    #expect(EnterpriseField.revenue.problem(.money(Money(yuan: 1))) == nil)
  }
}
