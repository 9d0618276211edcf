import Hummingbird
import NIOCore
import Service

extension Call {
  /// Creates once under the request's `Idempotency-Key`, where it has one. Throws 422 for an overlong key.
  func creating(
    _ path: String, _ bytes: ByteBuffer, _ work: @escaping @Sendable () async throws -> Reply
  ) async throws -> Reply {
    guard let key = request.headers[.idempotencyKey] else { return try await work() }
    guard (1...255).contains(key.utf8.count) else {
      throw ServiceError(.invalid, code: "invalid_idempotency_key", message: "Idempotency-Key 应为 1 到 255 个字符。")
    }
    return try await ledger.once(key, .init(path: path, body: bytes), work)
  }
}
