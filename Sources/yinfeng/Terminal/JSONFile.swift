import Foundation
import Service

/// Reads a JSON file of a command; `-` is standard input.
enum JSONFile {
  /// Throws `ServiceError` `file_not_found`, `json_unreadable`, or `invalid_record` naming the place that is of another
  /// shape.
  static func read<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    let data: Data
    if path == "-" {
      data = Console.readInput()
    } else if let found = FileManager.default.contents(atPath: InputFile.path(path)) {
      data = found
    } else {
      throw ServiceError(.notFound, code: "file_not_found", message: "找不到文件 \(path)。")
    }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError { throw problem(error, path) }
  }

  private static func problem(_ error: DecodingError, _ file: String) -> ServiceError {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default:
      return ServiceError(.invalid, code: "json_unreadable", message: "\(file) 不是有效的 JSON。")
    }
    let place = context.codingPath.map(\.stringValue).joined(separator: ".")
    guard !place.isEmpty else {
      return ServiceError(.invalid, code: "json_unreadable", message: "\(file) 不是有效的 JSON,或不是一个 JSON 对象。")
    }
    return ServiceError(
      .invalid, code: "invalid_record", message: "\(file) 的结构有误。",
      fields: [.init(field: place, code: "wrong_type", message: "\(place) 的取值有误。")])
  }
}
