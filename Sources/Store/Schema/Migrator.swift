package import Postgres
import Service

/// Brings a database's schema forward: each migration once, in its own transaction, under an advisory lock.
package struct Migrator: Sendable {
  let migrations: [Migration]
  let seals: Seals?

  /// A migrator of these steps, in any order. With `seals` what stands of contacts is sealed at the end of the last step.
  package init(_ migrations: [Migration], seals: Seals? = nil) {
    self.seals = seals
    self.migrations = migrations.sorted { $0.number < $1.number }
  }

  /// What a database has of the steps.
  package struct Status: Sendable, Hashable {
    /// Files already applied, oldest first.
    package let applied: [String]
    /// Files still to apply, oldest first.
    package let pending: [String]
  }

  /// What the database has. Throws `ServiceError` `migration_changed` when an applied file differs from what was applied,
  /// `schema_newer` when the database has steps this program does not know.
  package func status(_ connection: PostgresConnection) async throws -> Status {
    let known = try await connection.query("select to_regclass('schema_migration') is not null").one()
      .decode(Bool.self, at: 0)
    guard known else { return Status(applied: [], pending: migrations.map(\.file)) }
    let rows = try await connection.query("select number, file, digest from schema_migration order by number")
      .decode(Int.self, String.self, String.self)
    for (number, file, digest) in rows {
      guard let migration = migrations.first(where: { $0.number == number }) else {
        throw ServiceError(
          .conflict, code: "schema_newer", message: "数据库已有本程序不认识的结构版本 \(file),请升级程序。")
      }
      guard try await Migrator.digest(migration, connection) == digest else {
        throw ServiceError(
          .conflict, code: "migration_changed", message: "已执行的迁移文件 \(migration.file) 被改动,请恢复原文件,改动写成新的迁移。")
      }
    }
    let applied = Set(rows.map { $0.0 })
    return Status(applied: rows.map { $0.1 }, pending: migrations.filter { !applied.contains($0.number) }.map(\.file))
  }

  /// Applies what is pending and answers the files applied. The connection's role owns the schema.
  package func migrate(_ connection: PostgresConnection) async throws -> [String] {
    try await connection.execute("select pg_advisory_lock(\(Migrator.lock))::text")
    do {
      let applied = try await applyPending(connection)
      try await connection.execute("select pg_advisory_unlock(\(Migrator.lock))")
      return applied
    } catch {
      _ = try? await connection.execute("select pg_advisory_unlock(\(Migrator.lock))")
      throw error
    }
  }

  private func applyPending(_ connection: PostgresConnection) async throws -> [String] {
    try await connection.executeScript(
      """
      create table if not exists schema_migration (
        number bigint not null,
        file text not null,
        digest text not null,
        applied_at timestamptz not null default clock_timestamp(),
        constraint schema_migration_pk primary key (number)
      );
      grant select on schema_migration to public;
      """)
    let pending = try await status(connection).pending
    var applied: [String] = []
    for migration in migrations where pending.contains(migration.file) {
      let digest = try await Migrator.digest(migration, connection)
      try await connection.transaction { connection in
        try await connection.executeScript(migration.text)
        try await connection.execute(
          """
          insert into schema_migration (number, file, digest)
          values (\(migration.number), \(migration.file), \(digest))
          """)
        if migration.file == pending.last {
          try await SearchTermsFill.fill(connection)
          if let seals { try await SealFill(connection, seals).fillAtOnce() }
        }
      }
      applied.append(migration.file)
    }
    return applied
  }

  private static func digest(_ migration: Migration, _ connection: PostgresConnection) async throws -> String {
    try await connection.query("select encode(sha256(convert_to(\(migration.text), 'UTF8')), 'hex')").one()
      .decode(String.self, at: 0)
  }

  /// The key of the advisory lock: `yinfeng` in ASCII.
  private static let lock: Int64 = 0x79_69_6E_66_65_6E_67
}
