import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

extension Parameter {
  /// Makes a create that is sent again the same create.
  static let idempotencyKey = header(
    "Idempotency-Key", "同一键在 24 小时内重发只新增一次,与经办人绑定;服务重启或换进程也记得;1 到 200 个字符", longest: TextRule.name.longest)
}

extension Call {
  /// Creates once under the request's `Idempotency-Key`, where it has one. Throws 422 for a key that cannot be kept.
  func creating(
    _ path: String, _ bytes: ByteBuffer, _ work: @escaping @Sendable () async throws -> Reply
  ) async throws -> Reply {
    guard let key = request.headers[.idempotencyKey] else { return try await work() }
    guard !key.isEmpty, TextRule.name.problem(key) == nil else {
      throw ServiceError(
        .invalid, code: "invalid_idempotency_key",
        message: "Idempotency-Key 应为 1 到 \(TextRule.name.longest) 个字符,不含控制字符。")
    }
    let keyed = KeyedRequest(key: key, content: Array(path.utf8) + [0] + Array(bytes.readableBytesView))
    let (answer, isRepeated) = try await desk.registry.once(keyed, invocation: invocation) { try await work().kept }
    var reply = Reply(answer)
    if isRepeated { reply.headers[.idempotencyReplayed] = "true" }
    return reply
  }
}

extension Reply {
  /// The answer as it is kept.
  fileprivate var kept: KeptAnswer {
    KeptAnswer(
      status: status.code, headers: headers.flatMap { [$0.name.rawName, $0.value] },
      body: Array(body.readableBytesView))
  }

  /// An answer that was kept.
  fileprivate init(_ kept: KeptAnswer) {
    var headers: HTTPFields = [:]
    for index in stride(from: 0, to: kept.headers.count - 1, by: 2) {
      guard let name = HTTPField.Name(kept.headers[index]) else { continue }
      headers.append(HTTPField(name: name, value: kept.headers[index + 1]))
    }
    self.init(status: .init(code: kept.status), headers: headers, body: ByteBuffer(bytes: kept.body))
  }
}
