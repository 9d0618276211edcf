import Domain
package import Postgres
package import Service

/// Reference tables in PostgreSQL.
package struct PostgresReferenceStore: ReferenceStore {
  let pool: PostgresPool

  /// Reference tables behind this pool.
  package init(pool: PostgresPool) { self.pool = pool }

  /// A table the organisation works with.
  package func table(_ name: String, organisation: Int64) async throws -> ReferenceTable {
    let tables = try await guarded {
      let read: (PostgresConnection) async throws -> [String: ReferenceTable] = { connection in
        try await SceneRows(connection: connection, organisation: organisation, version: nil).tables(named: name)
      }
      // Its settings hold to the end of a transaction: the open change's, or one of its own.
      if let connection = OpenChange.connection { return try await read(connection) }
      return try await pool.seeing(Sight(organisation: organisation)) { try await read($0) }
    }
    guard let table = tables[name] else {
      throw ServiceError(
        .notFound, code: "reference_not_loaded", message: "参考数据 \(name) 尚未载入。", remedy: .loadReference)
    }
    return table
  }

  package func names(beginning: String) async throws -> [String] {
    try await guarded {
      try await pool.seeing(Sight(organisation: 0)) { connection in
        try await connection.query(
          "select distinct name from reference_table where starts_with(name, \(beginning)) order by name"
        ).map { try $0.decode(String.self, at: 0) }
      }
    }
  }

  /// Keeps the tables that are new and makes the organisation work with them.
  package func load(_ tables: [ReferenceTable], invocation: Invocation) async throws -> [String] {
    let registry = PostgresRegistry(pool: pool)
    return try await registry.change(ChangeIntent(invocation, useCase: "reference.load")) { session in
      guard let session = session as? PostgresChangeSession else { return .discard([]) }
      var changed: [String] = []
      for table in tables {
        let id = try await session.keep(table)
        if try await session.choose(table.name, id) { changed.append(table.name) }
      }
      return changed.isEmpty ? .discard([]) : .keep(changed)
    }.result
  }

  /// Lets the organisation work without a table from now on.
  package func retire(_ name: String, invocation: Invocation) async throws {
    let registry = PostgresRegistry(pool: pool)
    _ = try await registry.change(ChangeIntent(invocation, useCase: "reference.retire", note: name)) { session in
      guard let session = session as? PostgresChangeSession else { return .discard(()) }
      return try await session.leave(name) ? .keep(()) : .discard(())
    }
  }
}

extension PostgresChangeSession {
  /// Answers whether the organisation worked with the table.
  fileprivate func leave(_ name: String) async throws -> Bool {
    try await connection.execute(
      "delete from reference_choice where organisation_id = \(organisation) and name = \(name)") > 0
  }

  /// The id of this version of a table, which is inserted when its digest is new.
  fileprivate func keep(_ table: ReferenceTable) async throws -> Int64 {
    let cells = table.rows.flatMap(\.self)
    let content = ([table.source, table.asOf.description] + table.columns + cells).joined(separator: "\u{1F}")
    let known = try await connection.query(
      """
      select id from reference_table
      where name = \(table.name) and digest = encode(sha256(convert_to(\(content), 'UTF8')), 'hex')
      """)
    if let row = known.first { return try row.decode(Int64.self, at: 0) }
    let id = try await connection.query(
      """
      insert into reference_table (name, version, digest, source, as_of, columns)
      select \(table.name), to_char(\(PostgresDate(daysSince1970: table.asOf.day))::date, 'YYYYMMDD') || '-' || left(d, 8),
        d, \(table.source), \(PostgresDate(daysSince1970: table.asOf.day)), \(table.columns)
      from encode(sha256(convert_to(\(content), 'UTF8')), 'hex') as d
      returning id
      """
    ).one().decode(Int64.self, at: 0)
    try await connection.copyIn("copy reference_row (table_id, position, cells) from stdin (format binary)") { copy in
      for (position, row) in table.rows.enumerated() {
        try await copy.row { writer in
          writer.write(id)
          writer.write(Int32(position))
          writer.write(row)
        }
      }
    }
    return id
  }

  /// Points the organisation to a version; answers whether it worked with another one before.
  fileprivate func choose(_ name: String, _ table: Int64) async throws -> Bool {
    let updated = try await connection.execute(
      """
      insert into reference_choice (organisation_id, change_id, name, table_id)
      values (\(organisation), \(change), \(name), \(table))
      on conflict on constraint reference_choice_name_key
      do update set change_id = excluded.change_id, table_id = excluded.table_id
      where reference_choice.table_id <> excluded.table_id
      """)
    return updated > 0
  }
}
