package import Domain

/// Keeps files between their upload and their import, so that whoever leaves a page comes back to it.
package struct KeepUploads: Sendable {
  let registry: any Registry
  let limits: AccessLimits
  let acting: Acting

  /// The kinds of record that a file may hold: firms and people first, then what the park publishes, then the others.
  package static let kinds: [Entity] =
    [.enterprise, .need] + Entity.allCases.filter { $0 != .need && $0.fields.takesTables }

  /// Those of them that whoever asks may import.
  package var kinds: [Entity] {
    KeepUploads.kinds.filter { kind in
      Action.of(useCase: ListImports.useCase(of: kind)).map { Policy.allows($0, acting) } ?? false
    }
  }

  /// How many files an account keeps at most, and how long.
  package var most: Int { limits.uploads }
  package var time: Duration { limits.uploadTime }

  /// Keeps a file. Throws `ServiceError` `not_allowed`, `invalid_record` for a kind that takes no file,
  /// `too_many_uploads`.
  package func keep(
    _ bytes: [UInt8], name: String, as kind: String, _ invocation: Invocation
  ) async throws -> KeptUpload {
    guard let entity = Entity(rawValue: kind), KeepUploads.kinds.contains(entity) else {
      throw ServiceError.refused("kind", "请选择文件里登记的是什么。")
    }
    if let action = Action.of(useCase: ListImports.useCase(of: entity)) {
      try Policy.demand(action, of: acting, isChange: true)
    }
    guard !bytes.isEmpty else { throw ServiceError.refused("file", "请选择要导入的文件;空文件不能导入。") }
    return try await registry.keep(
      NewUpload(entity: entity, name: name, bytes: bytes, lifetime: limits.uploadTime), most: limits.uploads,
      invocation)
  }

  /// The files of whoever asks, newest first.
  package func list(_ invocation: Invocation) async throws -> [KeptUpload] { try await registry.uploads(invocation) }

  /// A file of whoever asks. Throws `ServiceError` `upload_not_found`.
  package func find(_ id: Int64, _ invocation: Invocation) async throws -> KeptUpload {
    guard let found = try await registry.uploads(invocation).first(where: { $0.id == id }) else {
      throw KeepUploads.missing
    }
    return found
  }

  /// The bytes of a file. Throws `ServiceError` `upload_not_found`.
  package func bytes(_ id: Int64, _ invocation: Invocation) async throws -> [UInt8] {
    guard let bytes = try await registry.bytes(ofUpload: id, invocation) else { throw KeepUploads.missing }
    return bytes
  }

  /// Keeps what was chosen for a file. Throws `ServiceError` `upload_not_found`.
  package func settle(_ id: Int64, _ choices: ImportChoices, _ invocation: Invocation) async throws {
    guard try await registry.settle(upload: id, choices, invocation) else { throw KeepUploads.missing }
  }

  /// Lays a file aside; one that is gone already stays gone.
  package func remove(_ id: Int64, _ invocation: Invocation) async throws {
    _ = try await registry.remove(upload: id, invocation)
  }

  private static let missing = ServiceError(
    .notFound, code: "upload_not_found", message: "这个待导入的文件已不在:已导入、已移除,或已过保存时间。请重新上传。")
}

extension ServiceError {
  /// One field refused.
  fileprivate static func refused(_ field: String, _ message: String) -> ServiceError {
    ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field, code: "not_usable", message: message)])
  }
}
