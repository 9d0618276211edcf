import CLibsodium
import Foundation

/// Bytes as text and back, drawn bytes, and comparison that takes the same time wherever two texts differ.
enum ByteText {
  /// As many bytes of the system's random source.
  static func random(_ count: Int) -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
  }

  /// Whether both are the same; how long it takes tells only their lengths.
  static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return unsafe sodium_memcmp(one, other, one.count) == 0
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// RFC 4648 §5, without padding.
  static func base64url(_ bytes: [UInt8]) -> String {
    String(
      decoding: Data(bytes).base64EncodedData().compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        case UInt8(ascii: "="): nil
        default: byte
        }
      }, as: UTF8.self)
  }

  /// `nil` for what `base64url` does not write: one text a value, so that no second text opens the same.
  static func bytes(base64url text: some StringProtocol) -> [UInt8]? {
    var standard = Data(
      text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
      })
    standard.append(contentsOf: Array(repeating: UInt8(ascii: "="), count: (4 - standard.count % 4) % 4))
    guard let data = Data(base64Encoded: standard) else { return nil }
    let bytes = [UInt8](data)
    return base64url(bytes) == text ? bytes : nil
  }

  private static let base32Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// RFC 4648 §6, without padding.
  static func base32(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(base32Digits[Int(held >> UInt32(bits)) & 31])
      }
      held &= (1 << UInt32(bits)) - 1
    }
    if bits > 0 { text.append(base32Digits[Int(held << UInt32(5 - bits)) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads base32 as people copy it: any case, with spaces, hyphens or padding; `nil` for other characters.
  static func bytes(base32 text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var held: UInt32 = 0
    var bits = 0
    for character in text.uppercased().utf8 where !" -=".utf8.contains(character) {
      guard let digit = base32Digits.firstIndex(of: character) else { return nil }
      held = held << 5 | UInt32(digit)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> UInt32(bits)))
        held &= (1 << UInt32(bits)) - 1
      }
    }
    return bytes
  }
}
