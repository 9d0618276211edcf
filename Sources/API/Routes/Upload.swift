import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// A file that came as a request's body or goes out as an answer, kept in a private temporary folder until the request is
/// answered.
struct Upload: Sendable {
  private let folder: String
  /// Where the file is.
  let path: String

  /// The types a file may come as.
  static let types = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", "text/tab-separated-values",
    "application/vnd.ms-excel", "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html", "application/xml",
    "application/octet-stream",
  ]

  /// Writes the body to a file as it arrives. Throws 415 for another type, 413 as soon as it is over the limit.
  static func receive(_ call: Call, as types: [String] = Upload.types) async throws -> Upload {
    guard types.contains(call.mediaType) else {
      throw Problem(
        .unsupportedMediaType, code: "file_expected",
        detail: "请把文件本身作为请求内容,Content-Type 用 \(types.joined(separator: "、")) 之一,不能是「\(call.mediaType)」。")
    }
    let limit = call.limits.importBytes
    if let declared = call.request.headers[.contentLength].flatMap({ Int($0) }), declared > limit {
      throw tooLarge(limit)
    }
    let upload = try Upload()
    do {
      try await upload.write(call.request.body, limit)
      return upload
    } catch {
      upload.remove()
      throw error
    }
  }

  /// A place for a file that is made to be sent.
  static func place() throws -> Upload { try Upload() }

  /// Writes the file whole. Throws `ServiceError` `no_temporary_file`.
  func put(_ bytes: [UInt8]) throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else {
      throw ServiceError(.unavailable, code: "no_temporary_file", message: "无法写临时文件,请检查磁盘空间。")
    }
  }

  /// The bytes of the file, or of one beside it whose name goes on so. Throws `ServiceError` `no_temporary_file`.
  func bytes(ending: String = "") throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path + ending) else {
      throw ServiceError(.unavailable, code: "no_temporary_file", message: "无法读临时文件,请检查磁盘空间。")
    }
    return [UInt8](data)
  }

  private init() throws {
    folder = UploadFolder.path()
    path = folder + "/file"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  private func write(_ body: RequestBody, _ limit: Int) async throws {
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else {
      throw ServiceError(.unavailable, code: "no_temporary_file", message: "无法在 \(folder) 写临时文件,请检查磁盘空间。")
    }
    defer { try? file.close() }
    var received = 0
    do {
      for try await chunk in body {
        received += chunk.readableBytes
        guard received <= limit else { throw Upload.tooLarge(limit) }
        try Upload.append(chunk, to: file)
      }
    } catch let error where error is ServiceError || error is CancellationError {
      throw error
    } catch {
      throw Problem(.badRequest, code: "body_unreadable", detail: "文件没有完整送达,未导入。")
    }
  }

  private static func append(_ chunk: ByteBuffer, to file: FileHandle) throws(ServiceError) {
    do {
      try file.write(contentsOf: Data(chunk.readableBytesView))
    } catch {
      throw ServiceError(.unavailable, code: "no_temporary_file", message: "写临时文件失败,请检查磁盘空间。")
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static func tooLarge(_ limit: Int) -> ServiceError {
    ServiceError(.tooLarge, code: "file_too_large", message: "文件超过 \(limit >> 20) MiB 的上限,请拆分后分批导入。")
  }

  /// The last part of a file name. Throws 422 for an empty, overlong or unprintable one.
  static func plainName(_ name: String) throws -> String {
    let plain = String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    let isPrintable = plain.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard (1...255).contains(plain.count), isPrintable else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "查询条件有误。",
        fields: [.init(field: "filename", code: "not_a_file_name", message: "filename 应是文件名,如 登记表.xlsx。")])
    }
    return plain
  }
}
