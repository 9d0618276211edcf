import ArgumentParser
import Foundation
import Service

/// Whether a command may write over what stands where it writes to.
struct Overwriting: ParsableArguments {
  @Flag(name: .customLong("force"), help: "覆盖已有的文件") var isAllowed = false
}

/// A list or paper that a command lets go as a file.
struct Leaving {
  let desk: Desk
  let export: Export
  let action: Action

  /// - Parameters:
  ///   - filter: what was asked for by name; what is unknown was not asked.
  ///   - action: what lets it go.
  init(
    _ desk: Desk, _ what: String, _ filter: [(name: String, text: String?)] = [], rows: Int,
    as action: Action = .export
  ) {
    self.desk = desk
    self.action = action
    export = Export(what, filter.compactMap { name, text in text.map { (name, $0) } }, rows: rows)
  }

  /// Records it. Throws `ServiceError` `not_allowed` for who may not let it go.
  func note() async throws {
    try Policy.demand(action, of: desk.acting)
    try await desk.noteExport(export, desk.invocation())
  }

  /// Records it of a file that is written already, which goes again when it cannot be recorded.
  func note(written path: String) async throws {
    do {
      try await note()
    } catch {
      if let around = Surroundings.current {
        around.withdraw(path)
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
      throw error
    }
  }
}

/// Writes files whole or not at all, and none over another unasked: every file that a command makes comes from here.
enum OutputFile {
  /// Writes a text as one line more.
  static func write(_ text: String, to path: String, _ overwriting: Overwriting, _ leaving: Leaving) async throws {
    try await write(Array((text + "\n").utf8), to: path, overwriting, leaving)
  }

  /// Writes bytes; `-` is standard output. What stands there and is no file, such as a device or a pipe, is written
  /// into. That it leaves is recorded first.
  ///
  /// Throws `ServiceError` `cannot_write`, and `file_exists` for a file that stands already and may not be replaced.
  static func write(
    _ bytes: [UInt8], to path: String, _ overwriting: Overwriting, _ leaving: Leaving
  ) async throws {
    if path != "-" { try demandFree(path, overwriting) }
    try await leaving.note()
    if path == "-" { return Output.write(bytes) }
    try place(bytes, at: path)
    Console.error("已写入 \(path)")
  }

  /// Writes a file through `work`, which is given the place to write to.
  static func making<Made>(_ path: String, _ work: (String) async throws -> Made) async throws -> Made {
    guard let around = Surroundings.current else { return try await work(path) }
    let place = around.place(of: path)
    let made = try await work(place)
    let size = try? FileManager.default.attributesOfItem(atPath: place)[.size] as? Int
    if let size, size > around.limit { throw Surroundings.tooLarge(around.limit) }
    guard let bytes = FileManager.default.contents(atPath: place) else { throw refusal(path, "请检查路径、权限与磁盘空间") }
    around.keep(bytes, as: path)
    return made
  }

  /// Puts bytes at a path: whole or not at all. Throws `ServiceError` `cannot_write`.
  static func place(_ bytes: [UInt8], at path: String) throws {
    if let around = Surroundings.current { return around.keep(Data(bytes), as: path) }
    if let standing = kind(path), standing != .typeRegular, standing != .typeSymbolicLink, standing != .typeDirectory {
      let descriptor = unsafe open(path, O_WRONLY)
      guard descriptor >= 0 else { throw refusal(path, Output.reason(errno)) }
      defer { close(descriptor) }
      if let number = Output.write(bytes, to: descriptor) { throw refusal(path, Output.reason(number)) }
    } else {
      do {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
      } catch {
        throw refusal(path, reason(error))
      }
    }
  }

  /// Refuses a path at which a file stands that may not be replaced; asked before any work whose result is to be written
  /// there, so that none is done in vain. Throws `ServiceError` `file_exists`.
  static func demandFree(_ path: String?, _ overwriting: Overwriting) throws {
    try demandFree(path, mayReplace: overwriting.isAllowed)
  }

  static func demandFree(_ path: String?, mayReplace: Bool) throws {
    guard let path, path != "-", !mayReplace, Surroundings.current == nil else { return }
    guard let standing = kind(path), standing == .typeRegular || standing == .typeSymbolicLink else { return }
    throw ServiceError(
      .conflict, code: "file_exists", message: "文件 \(path) 已存在,没有覆盖。要覆盖请加 --force,或另写一个文件名。")
  }

  private static func kind(_ path: String) -> FileAttributeType? {
    try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  }

  private static func refusal(_ path: String, _ reason: String) -> ServiceError {
    ServiceError(.invalid, code: "cannot_write", message: "无法写入 \(path):\(reason)。")
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: "磁盘已满"
    case .fileWriteNoPermission?: "没有权限"
    case .fileNoSuchFile?: "没有这个文件夹"
    case .fileWriteVolumeReadOnly?: "磁盘只读"
    default: "请检查路径、权限与磁盘空间"
    }
  }
}
