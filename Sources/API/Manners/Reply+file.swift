import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Secrets

extension Reply {
  /// A file of this name with so many rows, papers or records in it; `isShown` for a page that the browser shows, with its own
  /// style and nothing else.
  static func file(_ bytes: [UInt8], type: String, name: String, rows: Int, isShown: Bool) -> Reply {
    var headers: HTTPFields = [.contentType: type]
    headers[.contentDisposition] =
      "\(isShown ? "inline" : "attachment"); filename=\"\(Reply.latin(name))\"; filename*=UTF-8''\(Reply.encoded(name))"
    if isShown {
      headers[.contentSecurityPolicy] = SecurityHeaders.contentPolicy(style: style(of: bytes))
    }
    return Reply(headers: headers, body: ByteBuffer(bytes: bytes)).leaving(rows: rows)
  }

  /// The page's own style by its digest, so that no other is taken; `'none'` where it has none.
  private static func style(of page: [UInt8]) -> String {
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.range(of: "<style>"),
      let end = text.range(of: "</style>", range: start.upperBound..<text.endIndex)
    else { return "'none'" }
    return "'sha256-\(ContentDigest.sha256(text[start.upperBound..<end.lowerBound]))'"
  }

  /// The name for a client that knows only `filename` (RFC 6266, 4.3): in Latin letters, Chinese by its sound.
  static func latin(_ name: String) -> String {
    let sounded = name.applyingTransform(.toLatin, reverse: false)?.applyingTransform(.stripDiacritics, reverse: false)
    var latin = ""
    for character in sounded ?? name {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
      if isPlain { latin.append(character) } else if latin.last != "-", !latin.isEmpty { latin.append("-") }
    }
    return latin.isEmpty ? "file" : latin
  }

  /// The name in the characters of RFC 8187, others percent-encoded.
  static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
