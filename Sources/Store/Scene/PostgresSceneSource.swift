import Domain
package import Postgres
package import Service

/// Scenes of PostgreSQL's data: each is one consistent read.
package struct PostgresSceneSource: SceneSource {
  let pool: PostgresPool
  private let shelf = TableShelf()

  /// Scenes behind this pool.
  package init(pool: PostgresPool) { self.pool = pool }

  /// Whose rows an account sees, as row security knows it; `nil` also for a firm, which sees no scene.
  package func audience(of account: Int64) async throws -> (organisation: Int64, parks: [String]?)? {
    let sight = Sight(organisation: 0, account: account)
    func read(_ connection: PostgresConnection) async throws -> (organisation: Int64, parks: [String]?)? {
      let (organisation, parks, isBound) = try await connection.query(
        """
        select case when acting_enterprise() is null then acting_organisation() end,
          (select array_agg(p.code order by p.code) from park p where p.id = any(acting_parks())),
          acting_parks() is not null
        """
      ).one().decode(Int64?.self, [String]?.self, Bool.self)
      return organisation.map { ($0, isBound ? parks ?? [] : nil) }
    }
    return try await guarded {
      if let connection = OpenChange.connection {
        return try await connection.seeing(sight) { try await read(connection) }
      }
      return try await pool.seeing(sight, TransactionMode(isReadOnly: true)) { try await read($0) }
    }
  }

  /// The latest committed data version.
  package func version(organisation: Int64) async throws -> Int64 {
    try await guarded {
      try await pool.seeing(Sight(organisation: organisation)) {
        try await PostgresSceneSource.version($0, organisation)
      }
    }
  }

  package func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    guard !ids.isEmpty else { return [:] }
    return try await guarded {
      try await pool.seeing(Sight(organisation: organisation)) { connection in
        try await SourceReader.sources(connection, "id = any(\(ids))", organisation).mapValues { SourceView($0) }
      }
    }
  }

  /// The reference tables that differ between two data versions.
  package func differingTables(
    from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [ReferenceDifference] {
    guard then < now else { return [] }
    return try await guarded {
      try await pool.seeing(Sight(organisation: organisation), .snapshot) { connection in
        func heads(_ version: Int64) async throws -> [String: SceneRows.TableHead] {
          try await SceneRows(connection: connection, organisation: organisation, version: version).tableHeads()
        }
        let (before, after) = (try await heads(then), try await heads(now))
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
          guard before[name]?.id != after[name]?.id else { return nil }
          return ReferenceDifference(table: name, before: before[name]?.version, after: after[name]?.version)
        }
      }
    }
  }

  /// The latest committed state, or the state at a past data version, as the account sees it; 0 sees all.
  package func scene(organisation: Int64, version: Int64?, account: Int64) async throws -> Scene {
    let sight = Sight(organisation: organisation, account: account)
    return try await guarded {
      // A version that the open change has made is seen on its connection alone.
      if version != nil, let connection = OpenChange.connection {
        return try await connection.seeing(sight) {
          try await scene(connection, organisation, version)
        }
      }
      return try await pool.seeing(sight, .snapshot) {
        try await scene($0, organisation, version)
      }
    }
  }

  /// The state as the open change has made it so far, which its own connection alone sees.
  package func pending(organisation: Int64, account: Int64) async throws -> Scene {
    guard let connection = OpenChange.connection else {
      return try await scene(organisation: organisation, version: nil, account: account)
    }
    return try await guarded {
      try await connection.seeing(Sight(organisation: organisation, account: account)) {
        try await scene(connection, organisation, nil)
      }
    }
  }

  private func scene(
    _ connection: PostgresConnection, _ organisation: Int64, _ version: Int64?
  ) async throws -> Scene {
    let latest = try await PostgresSceneSource.version(connection, organisation)
    if let version, version < 0 || version > latest {
      throw ServiceError(
        .notFound, code: "version_not_found", message: "没有数据版本 \(version),现为第 \(latest) 版。")
    }
    let rows = SceneRows(connection: connection, organisation: organisation, version: version)
    let tables = try await rows.tables(named: nil, shelf)
    let sources = try await SourceReader.sources(connection, "true", organisation)
    let links = try await rows.all(LinkField.self)
    var assembly = try SceneAssembly(version: version ?? latest, tables: tables, sources: sources, links: links)
    try await rows.fill(&assembly)
    return try assembly.finish()
  }

  static func version(_ connection: PostgresConnection, _ organisation: Int64) async throws -> Int64 {
    guard
      let row = try await connection.query("select data_version from organisation where id = \(organisation)").first
    else {
      throw ServiceError(.notFound, code: "organisation_not_found", message: "没有编号为 \(organisation) 的结对单位。")
    }
    return try row.decode(Int64.self, at: 0)
  }
}
