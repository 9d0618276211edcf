import HTTPTypes
import Hummingbird

/// Reads the query of an address: pairs in order, `+` as a blank, `%` escapes undone.
enum QueryText {
  /// Throws 400 when an escape is broken or the bytes are not UTF-8.
  static func pairs(_ query: String?) throws(Problem) -> [(name: String, text: String)] {
    var pairs: [(name: String, text: String)] = []
    for part in (query ?? "").split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      pairs.append((try decoded(halves[0]), halves.count == 2 ? try decoded(halves[1]) : ""))
    }
    return pairs
  }

  /// Writes a query that is read as these pairs.
  static func text(_ pairs: [(name: String, text: String)]) -> String {
    pairs.map { encoded($0.name) + "=" + encoded($0.text) }.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  private static func decoded(_ text: Substring) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          throw unreadable(text)
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw unreadable(text) }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func unreadable(_ text: Substring) -> Problem {
    Problem(.badRequest, code: "query_unreadable", detail: "查询参数「\(text)」的编码有误,应为 UTF-8 的百分号编码。")
  }
}
