package import Domain
package import Postgres
package import Service

/// The records of all organisations in PostgreSQL.
package struct PostgresRegistry: Registry {
  let pool: PostgresPool
  let account: Int64
  let seals: Seals?

  /// Records behind this pool, whose role is the application's, as this account sees them; 0 is the program itself.
  /// Without `seals` contacts are kept in the clear.
  package init(pool: PostgresPool, account: Int64 = 0, seals: Seals? = nil) {
    self.pool = pool
    self.account = account
    self.seals = seals
  }

  /// The same records as another account sees them.
  package func seen(by account: Int64) -> any Registry {
    PostgresRegistry(pool: pool, account: account, seals: seals)
  }

  func sight(_ organisation: Int64) -> Sight { Sight(organisation: organisation, account: account) }

  /// One page of records.
  package func page<Field: RecordField>(
    _ query: RecordQuery<Field>, organisation: Int64
  ) async throws -> RecordPage<Field> {
    try await guarded {
      try await pool.reading(sight(organisation)) { try await RecordReader.page($0, query, organisation, seals) }
    }
  }

  /// The states of a record, newest first.
  package func history<Field: RecordField>(
    of field: Field.Type, id: Int64, organisation: Int64
  ) async throws -> [HistoryEntry<Field>] {
    try await guarded {
      try await pool.reading(sight(organisation)) {
        try await RecordReader.history(of: field, $0, id: id, organisation, seals)
      }
    }
  }

  /// The records of a kind that stand otherwise at one data version than at an earlier one.
  package func differing<Field: RecordField>(
    _ field: Field.Type, from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [RecordDifference<Field>] {
    guard then < now else { return [] }
    return try await guarded {
      try await pool.reading(sight(organisation)) {
        try await RecordReader.differing(field, $0, from: then, to: now, organisation, seals)
      }
    }
  }

  package func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: Source] {
    guard !ids.isEmpty else { return [:] }
    return try await guarded {
      try await pool.reading(sight(organisation)) {
        try await SourceReader.sources($0, "id = any(\(ids))", organisation)
      }
    }
  }

  /// Those of the organisation who have an account.
  package func colleagues(organisation: Int64) async throws -> [Colleague] {
    try await guarded {
      try await pool.reading(sight(organisation)) { try await ColleagueReader.all($0, organisation) }
    }
  }

  /// The bytes of a kept file.
  package func file(_ digest: String, organisation: Int64) async throws -> [UInt8]? {
    try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        try await connection.query(
          "select bytes from file_content where organisation_id = \(organisation) and digest = \(digest)"
        ).first?.decode(PostgresBytea.self, at: 0).bytes
      }
    }
  }

  /// Changes, newest first.
  package func changes(
    useCases: [String], before: Int64?, limit: Int, organisation: Int64
  ) async throws -> [ChangeEntry] {
    let ofUseCase: SQL = useCases.isEmpty ? "true" : "use_case = any(\(useCases))"
    let earlier: SQL = before.map { "id < \($0)" } ?? "true"
    return try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        try await connection.query(
          """
          select \(fragment: ChangeReader.columns) from change
          where organisation_id = \(organisation) and \(fragment: ofUseCase) and \(fragment: earlier)
          order by id desc limit \(limit)
          """
        ).map { try ChangeReader.entry($0) }
      }
    }
  }

  /// Runs one change in one transaction.
  package func change<Result: Sendable>(
    _ intent: ChangeIntent, _ work: @Sendable (any ChangeSession) async throws -> ChangeOutcome<Result>
  ) async throws -> ChangeReceipt<Result> {
    let invocation = intent.invocation
    do {
      return try await guarded {
        try await transaction(invocation.sight) { connection in
          let id = try await connection.query(
            """
            insert into change (organisation_id, actor, account_id, use_case, request_id, note, undoes)
            values (\(invocation.organisation), \(invocation.actor), nullif(\(invocation.account), 0),
              \(intent.useCase), \(invocation.requestID),
              nullif(\(intent.note ?? ""), ''), nullif(\(intent.undoes ?? 0), 0))
            returning id
            """
          ).one().decode(Int64.self, at: 0)
          try await connection.execute("select set_config('yinfeng.change', \("\(id)"), true)")
          let session = PostgresChangeSession(
            connection: connection, change: id, organisation: invocation.organisation, seals: seals)
          switch try await OpenChange.$connection.withValue(connection, operation: { try await work(session) }) {
          case .discard(let result): throw Discarded(result: result)
          case .keep(let result):
            let version = try await raiseVersion(connection, id, invocation)
            // What was noted stays with the change, where erasure reaches it.
            try await connection.audit(AuditNote(intent.useCase, subject: "change:\(id)"), invocation, change: id)
            return ChangeReceipt(result: result, change: (id, version))
          }
        }
      }
    } catch let discarded as Discarded<Result> {
      return ChangeReceipt(result: discarded.result, change: nil)
    }
  }

  /// Works in a transaction of its own, or in the one that is open: then what failed in it is undone alone.
  private func transaction<Result>(
    _ sight: Sight, _ work: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    guard let connection = OpenChange.connection else { return try await pool.seeing(sight) { try await work($0) } }
    try await connection.execute("savepoint nested")
    do {
      let result = try await work(connection)
      try await connection.execute("release savepoint nested")
      return result
    } catch {
      // A connection that is lost tells so itself.
      _ = try? await connection.execute("rollback to savepoint nested")
      throw error
    }
  }

  /// The last statement before commit: its row lock makes version order commit order.
  private func raiseVersion(
    _ connection: PostgresConnection, _ change: Int64, _ invocation: Invocation
  ) async throws -> Int64 {
    let version = try await connection.query(
      """
      with raised as (
        update organisation set data_version = data_version + 1
        where id = \(invocation.organisation) returning data_version
      ), stamped as (
        update change set version = raised.data_version from raised
        where change.organisation_id = \(invocation.organisation) and change.id = \(change)
        returning version
      )
      select version, pg_notify('yinfeng_data', \("\(invocation.organisation):") || version)::text from stamped
      """
    ).one().decode(Int64.self, at: 0)
    return version
  }

  private struct Discarded<Result: Sendable>: Error {
    let result: Result
  }
}
