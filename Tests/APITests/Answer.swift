import Foundation

/// An answer of the server.
struct Answer: Sendable {
  let status: Int
  /// By lower-case name.
  let headers: [String: String]
  let body: [UInt8]

  /// The body as JSON; null when it is none.
  var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(body))) ?? .null }
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
  /// The code of a refusal.
  var code: String? { json["code"]?.text }
  /// The fields a refusal names.
  var fields: [String] { json["errors"]?.items.compactMap { $0["field"]?.text } ?? [] }
}
