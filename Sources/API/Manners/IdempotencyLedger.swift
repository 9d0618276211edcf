import HTTPTypes
import NIOCore

/// Remembers which create was answered how, so that a create sent twice under one `Idempotency-Key` is done once.
///
/// It remembers the last 1,000 successful creates for as long as the process lives; what failed may be tried again.
actor IdempotencyLedger {
  /// What makes two requests the same.
  struct Fingerprint: Hashable {
    let path: String
    let body: ByteBuffer
  }

  private enum Entry {
    case running(Fingerprint)
    case done(Fingerprint, Reply)

    var fingerprint: Fingerprint {
      switch self {
      case .running(let fingerprint), .done(let fingerprint, _): fingerprint
      }
    }
  }

  private var entries: [String: Entry] = [:]
  private var finished: [String] = []
  private let capacity: Int

  init(capacity: Int = 1000) { self.capacity = capacity }

  /// Does `work` unless the key was answered before; then the same answer is given again.
  ///
  /// Throws 422 when the key stood for another request, 409 while the first one is still running.
  func once(
    _ key: String, _ fingerprint: Fingerprint, _ work: @Sendable () async throws -> Reply
  ) async throws -> Reply {
    if let entry = entries[key] {
      guard entry.fingerprint == fingerprint else {
        throw Problem(
          .unprocessableContent, code: "idempotency_key_reused", detail: "Idempotency-Key「\(key)」已用于另一个请求,请换一个。")
      }
      guard case .done(_, var reply) = entry else {
        throw Problem(
          .conflict, code: "idempotency_in_progress", detail: "相同 Idempotency-Key 的请求仍在处理,请稍后再试。",
          headers: [.retryAfter: "1"])
      }
      reply.headers[.idempotencyReplayed] = "true"
      return reply
    }
    entries[key] = .running(fingerprint)
    do {
      let reply = try await work()
      entries[key] = .done(fingerprint, reply)
      finished.append(key)
      if finished.count > capacity { entries[finished.removeFirst()] = nil }
      return reply
    } catch {
      entries[key] = nil
      throw error
    }
  }
}
