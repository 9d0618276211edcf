package import Postgres
package import Secrets
import Service

/// The names of the keys that have sealed something in a database, so that a wrong or missing key file is told when the
/// program starts and not by the first record that cannot be read.
package enum SealKeys {
  /// The names of the keys in use, oldest first; none where the schema has no such table yet.
  package static func inUse(_ connection: PostgresConnection) async throws -> [String] {
    guard try await areKnown(connection) else { return [] }
    return try await connection.query("select id from seal_key order by first_used, id").decode(String.self)
  }

  /// Notes that a ring's first key seals from now on. Throws `ServiceError` `keys_missing` when the database is sealed with
  /// keys that the ring has not, or with any when there is no ring.
  ///
  /// - Parameter file: the key file that was read, or should have been.
  package static func demand(
    _ ring: KeyRing?, file: String?, _ connection: PostgresConnection
  ) async throws {
    let used = try await inUse(connection)
    try hold(used, in: ring, file: file)
    if let ring, try await areKnown(connection), !used.contains(ring.list[0].id) { try await note(ring, connection) }
  }

  /// Holds the keys in use against those of a ring. Throws `ServiceError` `keys_missing` naming those that it has not.
  package static func hold(_ used: [String], in ring: KeyRing?, file: String?) throws {
    let known = Set(ring?.list.map(\.id) ?? [])
    let missing = used.filter { !known.contains($0) }
    guard !missing.isEmpty else { return }
    let place = file.map { "密钥文件 \($0) 中没有" } ?? "未设置密钥文件(配置项 keys.file),没有"
    throw ServiceError(
      .unavailable, code: "keys_missing",
      message: "数据库中的联系方式以密钥 \(missing.joined(separator: "、")) 加密,\(place)这些密钥。"
        + "请从备份恢复密钥文件;没有它,联系方式无法读出。")
  }

  static func areKnown(_ connection: PostgresConnection) async throws -> Bool {
    try await connection.query("select to_regclass('seal_key') is not null").one().decode(Bool.self, at: 0)
  }

  static func note(_ ring: KeyRing, _ connection: PostgresConnection) async throws {
    try await connection.execute(
      """
      insert into seal_key (id, suite) values (\(ring.list[0].id), \(ring.list[0].suite.rawValue))
      on conflict do nothing
      """)
  }

  static func forget(allBut ring: KeyRing, _ connection: PostgresConnection) async throws {
    try await connection.execute("delete from seal_key where id <> \(ring.list[0].id)")
  }
}
