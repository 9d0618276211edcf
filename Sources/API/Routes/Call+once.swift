import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

extension Parameter {
  /// Makes a write that is sent again the same write.
  static let idempotencyKey = header(
    "Idempotency-Key", "同一键在 24 小时内重发只办理一次,答复相同,与经办人绑定;服务重启或换进程也记得;1 到 200 个字符",
    longest: TextRule.name.longest)
}

extension Route {
  /// Whether it is done once under an `Idempotency-Key`: every write but that of a file, which is told again by its content,
  /// and those whose answers hold a secret, which is told once and kept nowhere, or may hold whole files.
  var isKeyed: Bool {
    if case .file = body { return false }
    if tag == "账号" || operation == CommandRoutes.operation { return false }
    return method != .get
  }
}

extension Call {
  /// Does what the route does, once where the request carries an `Idempotency-Key`. Throws 422 for a key that cannot be kept.
  func answered() async throws -> Reply {
    guard route.isKeyed, let key = request.headers[.idempotencyKey] else { return try await route.handle(self) }
    guard !key.isEmpty, TextRule.name.problem(key) == nil else {
      throw ServiceError(
        .invalid, code: "invalid_idempotency_key",
        message: "Idempotency-Key 应为 1 到 \(TextRule.name.longest) 个字符,不含控制字符。")
    }
    try demandTag()
    let bytes = route.body == nil ? ByteBuffer() : try await jsonBytes()
    let content = "\(request.method.rawValue) \(request.uri)"
    let keyed = KeyedRequest(
      key: key, content: Array(content.utf8) + [0] + Array(bytes.readableBytesView),
      lifetime: desk.answerLifetime)
    let call = holding(bytes)
    let (answer, isRepeated) = try await desk.registry.once(keyed, invocation: invocation) {
      try await route.handle(call).kept
    }
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
