import Crypto
import Foundation

/// The codes of an authenticator app: TOTP (RFC 6238) with HMAC-SHA-1, 30 seconds and six digits, which every app takes.
package struct TimedCode: Sendable, CustomStringConvertible {
  /// Seconds a code is shown.
  package static let period: Int64 = 30
  /// A clock may be this many codes ahead or behind.
  package static let window: Int64 = 1

  private let secret: [UInt8]
  private let digits: Int

  /// A new secret of 20 random bytes, as long as HMAC-SHA-1 asks for (RFC 4226 §4).
  package init() { self.init(secret: ByteText.random(20)) }

  init(secret: [UInt8], digits: Int = 6) {
    self.secret = secret
    self.digits = digits
  }

  /// Reads a secret in base32; `nil` when it is none, or shorter than the 16 bytes of RFC 4226 §4.
  package init?(base32 text: String) {
    guard let bytes = ByteText.bytes(base32: text), bytes.count >= 16 else { return nil }
    self.init(secret: bytes)
  }

  /// The secret in base32, to be typed into an app, and to be kept sealed.
  package var base32: String { ByteText.base32(secret) }

  /// What a QR code for an app says, in Google Authenticator's Key URI Format.
  package func uri(account: String, issuer: String) -> String {
    let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let name = account.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    let house = issuer.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    return "otpauth://totp/\(house):\(name)?secret=\(base32)&issuer=\(house)"
      + "&algorithm=SHA1&digits=\(digits)&period=\(TimedCode.period)"
  }

  /// Whether a text is written like a code: six digits, spaces aside.
  package static func isWrittenLike(_ code: String) -> Bool {
    let told = code.utf8.filter { $0 != UInt8(ascii: " ") }
    return told.count == 6 && told.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The step that `code` is of, `nil` when it is of none in the window or of one that is used up.
  ///
  /// - Parameters:
  ///   - code: digits; spaces between them are passed over.
  ///   - seconds: the time since 1970.
  ///   - used: the step answered last. A code is good once (RFC 6238 §5.2): keep what is answered.
  package func step(of code: String, at seconds: Int64, after used: Int64? = nil) -> Int64? {
    let told = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
    let now = max(0, seconds) / TimedCode.period
    var found: Int64?
    for step in max(0, now - TimedCode.window)...(now + TimedCode.window)
    where ByteText.isEqual(told, Array(self.code(at: step).utf8)) && step > used ?? -1 {
      found = step
    }
    return found
  }

  /// The code of a step, the number of periods since 1970.
  package func code(at step: Int64) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// Nothing of the secret: it is not to come into logs.
  package var description: String { "TimedCode" }
}
