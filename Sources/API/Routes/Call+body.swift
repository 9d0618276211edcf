import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Service

extension Call {
  /// The body's bytes. Throws 415 for another type than JSON, 413 over the limit.
  func jsonBytes() async throws -> ByteBuffer {
    let type = request.headers[.contentType]?.split(separator: ";").first.map { trimmed($0) } ?? ""
    guard type == "application/json" || type == "application/merge-patch+json" else {
      throw Problem(
        .unsupportedMediaType, code: "json_expected", detail: "请求内容应为 application/json,不能是「\(type)」。")
    }
    return try await collected(limits[keyPath: route.bodyLimit])
  }

  private func collected(_ limit: Int) async throws -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem(.contentTooLarge, code: "body_too_large", detail: "请求内容超过 \(limit) 字节的上限。")
    } catch let error as CancellationError {
      throw error
    } catch {
      throw Problem(.badRequest, code: "body_unreadable", detail: "请求内容没有完整送达。")
    }
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
  }

  /// The body's media type, without parameters.
  var mediaType: String { trimmed(request.headers[.contentType]?.split(separator: ";").first ?? "") }

  /// Reads JSON. Throws 400 when it is none, 422 when it is of another shape.
  func decoded<Value: Decodable>(_ bytes: ByteBuffer, as type: Value.Type) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
    } catch let error as DecodingError {
      throw Call.problem(error)
    }
  }

  /// What may be said instead, where the reader knows it.
  private static func choices(_ context: DecodingError.Context) -> String {
    context.debugDescription.hasPrefix("可填") ? context.debugDescription : ""
  }

  private static func problem(_ error: DecodingError) -> any Error {
    let context: DecodingError.Context
    switch error {
    case .keyNotFound(let key, let found):
      let path = (found.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      return ServiceError(
        .invalid, code: "invalid_record", message: "请求内容缺少 \(path)。",
        fields: [.init(field: path, code: "missing", message: "缺少 \(path)。")])
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
    @unknown default: return Problem(.badRequest, code: "json_unreadable", detail: "请求内容不是有效的 JSON。")
    }
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    if path.isEmpty, case .dataCorrupted = error {
      return Problem(.badRequest, code: "json_unreadable", detail: "请求内容不是有效的 JSON。")
    }
    return ServiceError(
      .invalid, code: "invalid_record", message: "请求内容的结构有误。",
      fields: [
        .init(
          field: path, code: "wrong_type", message: path.isEmpty ? "应是一个 JSON 对象。" : "\(path) 的取值有误。" + choices(context)
        )
      ])
  }
}
