import Crypto
import Foundation
import Testing

@testable import Secrets

/// The primitives against answers that their standards publish.
@Suite struct KnownAnswerTests {
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  private func bytes(_ hex: String) -> [UInt8] { KnownAnswerTests.bytes(hex) }

  @Test("AES-256-GCM: test case 16 of McGrew and Viega, which NIST SP 800-38D refers to")
  func aesGCM() throws {
    let keys = DerivedKeys(
      sealing: bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"), tagging: [], nonce: [],
      lookup: [])
    let text = bytes(
      """
      d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
      1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
      """)
    let nonce = bytes("cafebabefacedbaddecaf888")
    let bound = bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let sealed = try Suite.aes.sealed(text, bound: bound, keys: keys, nonce: nonce)
    let answer =
      nonce
      + bytes(
        """
        522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
        8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
        76fc6ece0f4e1768cddf8853bb2d551b
        """)
    #expect(sealed == answer)
    #expect(try Suite.aes.opened(answer, bound: bound, keys: keys) == text)
  }

  @Test(
    "HMAC-SHA-256: RFC 4231",
    arguments: [
      (
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
      ),
      (
        String(repeating: "aa", count: 131),
        "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func hmacSHA256(key: String, text: String, answer: String) throws {
    #expect(ByteText.hex(try Suite.aes.mac(bytes(text), key: bytes(key))) == answer)
  }

  @Test("SM4: GB/T 32907-2016 A.1, as the first block of counter mode")
  func sm4() throws {
    let key = bytes("0123456789abcdeffedcba9876543210")
    let block = try National.counted(Array(repeating: 0, count: 16), key: key, counter: key)
    #expect(ByteText.hex(block) == "681edf34d206965e86b3e94f536e4246")
  }

  @Test("SM4 in counter mode: the ciphertext of RFC 8998 A.1, whose GCM counts from 2 after the nonce")
  func sm4Counted() throws {
    let text = bytes(
      ["aa", "bb", "cc", "dd", "ee", "ff", "ee", "aa"].map { String(repeating: $0, count: 8) }.joined())
    let sealed = try National.counted(
      text, key: bytes("0123456789abcdeffedcba9876543210"), counter: bytes("00001234567800000000abcd00000002"))
    #expect(
      sealed
        == bytes(
          """
          17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735
          d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d
          """))
  }

  @Test(
    "SM3: GB/T 32905-2016 A",
    arguments: [
      ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
      (
        String(repeating: "abcd", count: 16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
      ),
    ])
  func sm3(text: String, answer: String) throws {
    #expect(ByteText.hex(try National.hash(Array(text.utf8))) == answer)
  }

  @Test(
    "HMAC-SM3: GM/T 0042-2015 D.3",
    arguments: [
      (
        1...32, Array(String(repeating: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", count: 2).utf8),
        "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
      ),
      (
        1...37, Array(repeating: 0xCD, count: 50),
        "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae"
      ),
    ] as [(ClosedRange<UInt8>, [UInt8], String)])
  func hmacSM3(key: ClosedRange<UInt8>, text: [UInt8], answer: String) throws {
    #expect(ByteText.hex(try Suite.sm.mac(text, key: Array(key))) == answer)
  }

  @Test("HKDF: the first 32 bytes of RFC 5869 A.1 and A.3")
  func hkdf() throws {
    let first = bytes("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    let expanded = try Suite.aes.expanded(first, info: bytes("f0f1f2f3f4f5f6f7f8f9"))
    #expect(ByteText.hex(expanded) == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")
    let derived = try Suite.aes.derived(from: Array(repeating: 0x0B, count: 22), use: "")
    #expect(ByteText.hex(derived) == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d")
  }

  @Test("what is derived is the HKDF of swift-crypto")
  func hkdfOfTheLibrary() throws {
    let key = ByteText.random(32)
    let theirs = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: key), info: Array("yinfeng sealing".utf8), outputByteCount: 32)
    #expect(try SymmetricKey(data: DerivedKeys(key, .aes).sealing) == theirs)
  }

  @Test(
    "base32: RFC 4648 §10",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(text: String, answer: String) {
    #expect(ByteText.base32(Array(text.utf8)) == answer)
    #expect(ByteText.bytes(base32: answer.lowercased() + "==") == Array(text.utf8))
  }

  @Test("base64url: one text a value", arguments: ["Zg==", "Zh", "Z", "Zg\n", "+w", "Z g"])
  func otherBase64url(text: String) {
    #expect(ByteText.bytes(base64url: "Zg") == [0x66])
    #expect(ByteText.bytes(base64url: "-_8") == [0xFB, 0xFF])
    #expect(ByteText.bytes(base64url: text) == nil)
  }
}
