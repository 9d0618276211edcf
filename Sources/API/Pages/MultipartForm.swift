import Foundation
import Hummingbird
import NIOCore
import Service

/// What a form of a page says that brings one file (`multipart/form-data`, RFC 7578).
struct MultipartForm: Sendable {
  let fields: FormFields
  /// The file as the browser names it; `nil` when none was chosen.
  let file: (name: String, bytes: [UInt8])?

  /// How many bytes the form itself may have beside its file, and how many parts.
  private static let beside = 64 << 10
  private static let parts = 64

  /// Reads a body. Throws 415 for another type, 400 for one that does not hold together, 413 over the limit once the browser
  /// has sent it, so that it shows the answer.
  ///
  /// - Parameters:
  ///   - limit: bytes of the file.
  ///   - drained: bytes that are taken off the line at most.
  init(_ request: Request, limit: Int, drained: Int) async throws {
    guard let boundary = MultipartForm.boundary(request.headers[.contentType] ?? "") else {
      throw Problem(.unsupportedMediaType, code: "form_expected", detail: "请求内容应为带文件的网页表单。")
    }
    var body = ByteBuffer()
    var received = 0
    do {
      for try await chunk in request.body {
        received += chunk.readableBytes
        guard received <= max(drained, limit) + MultipartForm.beside else { throw MultipartForm.tooLarge(limit) }
        if received <= limit + MultipartForm.beside { body.writeImmutableBuffer(chunk) }
      }
    } catch let error where error is ServiceError || error is CancellationError {
      throw error
    } catch { throw Problem(.badRequest, code: "body_unreadable", detail: "文件没有完整送达,未保存。请重新上传。") }
    guard received <= limit + MultipartForm.beside else { throw MultipartForm.tooLarge(limit) }
    try self.init(Data(body.readableBytesView), boundary: boundary)
    guard file.map({ $0.bytes.count <= limit }) ?? true else { throw MultipartForm.tooLarge(limit) }
  }

  /// Reads the parts of a body.
  init(_ body: Data, boundary: String) throws {
    let delimiter = Data("\r\n--\(boundary)".utf8)
    let blank = Data("\r\n\r\n".utf8)
    // The first delimiter may stand without a line break before it.
    let whole = Data("\r\n".utf8) + body
    var pairs: [(name: String, text: String)] = []
    var found: (name: String, bytes: [UInt8])?
    var ends: Range<Data.Index>? = whole.range(of: delimiter)
    var isWhole = false
    var count = 0
    while let end = ends {
      let start = end.upperBound
      if whole[start...].starts(with: Data("--".utf8)) {
        isWhole = true
        break
      }
      count += 1
      guard count <= MultipartForm.parts, let next = whole.range(of: delimiter, in: start..<whole.endIndex),
        let head = whole.range(of: blank, in: start..<next.lowerBound),
        let words = String(validating: whole[start..<head.lowerBound], as: UTF8.self)
      else { throw MultipartForm.unreadable }
      let content = whole[head.upperBound..<next.lowerBound]
      ends = next
      guard
        let line = words.split(whereSeparator: \.isNewline).first(where: {
          $0.lowercased().hasPrefix("content-disposition:")
        }), let name = MultipartForm.value("name", in: line)
      else { throw MultipartForm.unreadable }
      if let file = MultipartForm.value("filename", in: line) {
        if found == nil, !file.isEmpty { found = (file, Array(content)) }
      } else {
        guard let text = String(validating: content, as: UTF8.self) else { throw MultipartForm.unreadable }
        pairs.append((name, text.replacing("\r\n", with: "\n")))
      }
    }
    guard isWhole else { throw MultipartForm.unreadable }
    fields = FormFields(pairs)
    file = found
  }

  private static func boundary(_ type: String) -> String? {
    guard type.lowercased().hasPrefix("multipart/form-data"), let at = type.range(of: "boundary=") else { return nil }
    var text = type[at.upperBound...]
    if text.hasPrefix("\"") {
      text = text.dropFirst().prefix { $0 != "\"" }
    } else {
      text = text.prefix { $0 != ";" && $0 != " " }
    }
    return (1...70).contains(text.utf8.count) ? String(text) : nil
  }

  /// A quoted value of a part's head, as browsers write it: a quote in it is `%22`.
  private static func value(_ name: String, in line: Substring) -> String? {
    for piece in line.split(separator: ";").dropFirst() where piece.contains("=") {
      guard let start = line.range(of: "; \(name)=\"") else { return nil }
      let text = line[start.upperBound...].prefix { $0 != "\"" }
      return String(text).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }
    return nil
  }

  private static let unreadable = Problem(
    .badRequest, code: "form_unreadable", detail: "表单没有完整送达,未保存。请重新上传。")

  private static func tooLarge(_ limit: Int) -> ServiceError {
    let message = "文件超过 \(limit >> 20) MiB 的上限,请拆分后分批导入。"
    return ServiceError(
      .tooLarge, code: "file_too_large", message: message,
      fields: [.init(field: "file", code: "too_large", message: message)])
  }
}
