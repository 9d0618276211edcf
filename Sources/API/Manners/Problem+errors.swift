import HTTPTypes
import Hummingbird
import NIOCore
import Service

extension Problem {
  /// The refusal that an error means; `nil` when it is a fault of the program.
  init?(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as ServiceError: self.init(refusal)
    case is NIOTooManyBytesError: self.init(.contentTooLarge, code: "body_too_large", detail: "请求内容超过上限。")
    case is CancellationError:
      self.init(
        .serviceUnavailable, code: "interrupted", detail: "服务正在停止,没有写入任何数据,请稍后再试。", headers: [.retryAfter: "5"])
    case let error as HTTPError where error.status == .notFound:
      self.init(.notFound, code: "no_such_path", detail: "没有这个地址。可用的地址见 /api/v1/openapi.json。")
    case let error as HTTPError where error.status.kind == .clientError:
      self.init(error.status, code: "refused", detail: "请求未被接受。")
    default: return nil
    }
  }

  private init(_ error: ServiceError) {
    let status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    switch error.kind {
    case .notFound: status = .notFound
    case .ambiguous: status = .conflict
    case .invalid: status = .unprocessableContent
    // Only a record whose ETag was named is compared with it.
    case .conflict:
      status = error.code == "record_changed" ? .preconditionFailed : .conflict
      headers[.retryAfter] = Problem.pauses[error.code]
    case .unavailable:
      status = .serviceUnavailable
      headers[.retryAfter] = Problem.pauses[error.code] ?? "5"
    case .tooLarge: status = .contentTooLarge
    case .unauthenticated:
      status = .unauthorized
      headers[.wwwAuthenticate] = "Bearer realm=\"yinfeng\""
    case .forbidden: status = .forbidden
    case .tooMany:
      status = .tooManyRequests
      headers[.retryAfter] = error.pause.map { "\($0)" }
    }
    self.init(
      status, code: error.code, detail: error.message, errors: error.fields, headers: headers, remedy: error.remedy)
    candidates = error.candidates
  }

  /// Seconds after which trying again is worth it: a snapshot follows within moments, a busy pool frees up soon.
  private static let pauses = ["snapshot_behind": "1", "database_busy": "2", "idempotency_in_progress": "1"]
}
