import Foundation
import Testing

@testable import Secrets

@Suite struct TimedCodeTests {
  private static let secret = Array("12345678901234567890".utf8)

  @Test(
    "RFC 6238 appendix B, HMAC-SHA-1",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func published(seconds: Int64, code: String) {
    let codes = TimedCode(secret: TimedCodeTests.secret, digits: 8)
    #expect(codes.code(at: seconds / 30) == code)
    #expect(codes.step(of: code, at: seconds) == seconds / 30)
    #expect(TimedCode(secret: TimedCodeTests.secret).code(at: seconds / 30) == code.suffix(6))
  }

  @Test("a code is taken one step early and late, and no further", arguments: -3...3 as ClosedRange<Int64>)
  func window(steps: Int64) {
    let codes = TimedCode()
    let now: Int64 = 1_795_000_000
    let shown = codes.code(at: now / 30 + steps)
    let neighbours = (-1...1).map { codes.code(at: now / 30 + $0) }
    let isInside = abs(steps) <= 1 || neighbours.contains(shown)
    #expect((codes.step(of: shown, at: now) != nil) == isInside)
  }

  @Test("a code is good once, and none before it afterwards")
  func once() throws {
    let codes = TimedCode()
    let now: Int64 = 1_795_000_000
    let step = try #require(codes.step(of: codes.code(at: now / 30), at: now))
    #expect(codes.step(of: codes.code(at: step), at: now, after: step) == nil)
    #expect(codes.step(of: codes.code(at: step), at: now + 29, after: step) == nil)
    let before = codes.code(at: step - 1)
    if before != codes.code(at: step + 1) { #expect(codes.step(of: before, at: now, after: step) == nil) }
    #expect(codes.step(of: codes.code(at: step + 1), at: now + 30, after: step) == step + 1)
  }

  @Test("what is no code is of no step", arguments: ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345"])
  func noCode(text: String) {
    #expect(TimedCode().step(of: text, at: 1_795_000_000) == nil)
  }

  @Test("spaces in a code are passed over; a secret is read back as people type it")
  func typed() throws {
    let codes = TimedCode(secret: TimedCodeTests.secret)
    #expect(codes.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    let code = codes.code(at: 100)
    #expect(codes.step(of: code.prefix(3) + " " + code.suffix(3), at: 3000) == 100)
    let again = try #require(TimedCode(base32: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq"))
    #expect(again.code(at: 7) == codes.code(at: 7))
    #expect(TimedCode(base32: "GEZDGNBV") == nil)
    #expect(TimedCode(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1") == nil)
  }

  @Test("every secret is another, and is not printed")
  func secrets() {
    #expect(Set((0..<20).map { _ in TimedCode().base32 }).count == 20)
    let code = TimedCode()
    #expect(!"\(code)".contains(code.base32))
  }

  @Test("the address for an app holds account and house, encoded")
  func uri() throws {
    let codes = TimedCode(secret: TimedCodeTests.secret)
    let uri = codes.uri(account: "示例/甲@x", issuer: "引凤")
    let parts = try #require(URLComponents(string: uri))
    #expect(parts.scheme == "otpauth" && parts.host == "totp" && parts.path == "/引凤:示例/甲@x")
    let items = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
    #expect(
      items == [
        "secret": codes.base32, "issuer": "引凤", "algorithm": "SHA1", "digits": "6", "period": "30",
      ])
  }

  @Test("recovery codes: ten, each found by its own hash, as people type them")
  func recovery() throws {
    let codes = RecoveryCodes()
    #expect(codes.texts.count == 10 && Set(codes.texts).count == 10 && codes.hashes.count == 10)
    for (index, text) in codes.texts.enumerated() {
      #expect(text.wholeMatch(of: /[A-Z2-7]{4}(-[A-Z2-7]{4}){3}/) != nil)
      #expect(RecoveryCodes.index(of: text, in: codes.hashes) == index)
      let typed = text.lowercased().replacingOccurrences(of: "-", with: " ")
      #expect(RecoveryCodes.index(of: typed, in: codes.hashes) == index)
      #expect(!"\(codes)".contains(text))
    }
    #expect(RecoveryCodes.index(of: RecoveryCodes().texts[0], in: codes.hashes) == nil)
    for text in ["", "ABCD", codes.texts[0] + "A2", String(repeating: "A", count: 5000)] {
      #expect(RecoveryCodes.hash(text) == nil)
    }
  }
}
