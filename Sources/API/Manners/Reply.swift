import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// An answer: status, headers and a body that is whole in memory.
struct Reply: Sendable {
  var status: HTTPResponse.Status = .ok
  var headers: HTTPFields = [:]
  var body = ByteBuffer()
  /// Of a file how many rows, papers or records are in it.
  private(set) var rows: Int?

  /// A JSON answer; object keys in order, so that equal values are equal bytes.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) throws -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[RemedyWording.key] = RemedyWording { RemedyWords(request: $0) }
    var headers = headers
    if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return Reply(status: status, headers: headers, body: ByteBuffer(bytes: try encoder.encode(value)))
  }

  /// A JSON answer that is written already.
  static func written(_ answer: WrittenAnswer) -> Reply {
    Reply(headers: [.contentType: "application/json", .eTag: answer.tag], body: ByteBuffer(bytes: answer.bytes))
  }

  /// The answer as a file of so many rows, papers or records.
  func leaving(rows: Int) -> Reply {
    var reply = self
    reply.rows = rows
    return reply
  }

  /// The answer as the server writes it.
  var response: Response { Response(status: status, headers: headers, body: .init(byteBuffer: body)) }
}
