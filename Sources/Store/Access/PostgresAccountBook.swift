import Domain
package import Postgres
package import Service

/// Accounts, what lets them in, and organisations, in PostgreSQL.
package struct PostgresAccountBook: AccountBook {
  let pool: PostgresPool
  /// What seals the secrets of authenticators; without it none is kept.
  let seals: Seals?
  /// The program where nobody acts yet: it sees accounts of every organisation, and no records.
  static let doorkeeper = Sight(organisation: 0)

  /// Accounts behind this pool.
  package init(pool: PostgresPool, seals: Seals?) {
    self.pool = pool
    self.seals = seals
  }

  static let columns: SQL = """
    a.id, a.organisation_id, a.login, a.name, a.role, a.park_codes, a.enterprise_id, a.must_change,
    a.code_secret is not null, \(fragment: instant("a.created_at")), \(fragment: instant("a.disabled_at")), a.person_id,
    a.is_guest
    """
  /// How many they are.
  static let columnCount = 13

  /// An instant as RFC 3339 UTC.
  static func instant(_ column: SQL) -> SQL {
    "to_char(\(fragment: column) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
  }

  static func account(_ row: PostgresRow, from column: Int = 0) throws -> Account {
    Account(
      id: try row.decode(Int64.self, at: column), organisation: try row.decode(Int64.self, at: column + 1),
      login: try row.decode(String.self, at: column + 2), name: try row.decode(String.self, at: column + 3),
      role: Role(rawValue: try row.decode(String.self, at: column + 4)) ?? .leader,
      parks: try row.decode([String].self, at: column + 5), enterprise: try row.decode(Int64?.self, at: column + 6),
      person: try row.decode(Int64?.self, at: column + 11), isGuest: try row.decode(Bool.self, at: column + 12),
      mustChange: try row.decode(Bool.self, at: column + 7), hasSecondFactor: try row.decode(Bool.self, at: column + 8),
      createdAt: try row.decode(String.self, at: column + 9), disabledAt: try row.decode(String?.self, at: column + 10))
  }

  /// The number of the organisation of a code, on a connection outside a transaction; `nil` when there is none.
  package static func organisation(_ code: String, _ connection: PostgresConnection) async throws -> Int64? {
    var mode = TransactionMode(isReadOnly: true)
    mode.settings = doorkeeper.settings
    return try await connection.transaction(mode) { connection in
      try await connection.query("select id from organisation where code = \(code)").first?.decode(Int64.self, at: 0)
    }
  }

  package func hasAccounts() async throws -> Bool {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query("select exists (select from account where not is_guest)").one()
          .decode(Bool.self, at: 0)
      }
    }
  }

  package func secret(login: String) async throws -> AccountSecret? {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresAccountBook.columns), a.password from account a
          where a.login = \(login) and a.disabled_at is null and not a.is_guest
          """
        ).first.map { row in
          AccountSecret(
            account: try PostgresAccountBook.account(row),
            password: try row.decode(String?.self, at: PostgresAccountBook.columnCount))
        }
      }
    }
  }

  package func accounts(_ invocation: Invocation) async throws -> [Account] {
    try await guarded {
      try await pool.seeing(invocation.sight, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresAccountBook.columns) from account a
          where a.organisation_id = \(invocation.organisation) and not a.is_guest order by a.login
          """
        ).map { try PostgresAccountBook.account($0) }
      }
    }
  }

  package func add(_ new: NewAccount, password: String, _ invocation: Invocation) async throws -> Account {
    let note = AuditNote(
      "account.add", subject: "account:\(new.login)",
      detail: new.role.label + (new.parks.isEmpty ? "" : ":\(new.parks.joined(separator: "、"))"))
    return try await PostgresAccountBook.unique(code: "login_taken", "账号「\(new.login)」已被使用,请换一个。") {
      try await pool.seeing(invocation.sight) { connection in
        let row = try await connection.query(
          """
          insert into account as a (
            organisation_id, login, name, role, park_codes, enterprise_id, password, must_change)
          values (\(invocation.organisation), \(new.login), \(new.name), \(new.role.rawValue), \(new.parks),
            \(new.enterprise), \(password), \(new.mustChange))
          returning \(fragment: PostgresAccountBook.columns)
          """
        ).one()
        try await connection.audit(note, invocation)
        return try PostgresAccountBook.account(row)
      }
    }
  }

  package func change(
    _ account: Int64, _ changes: [AccountChange], ending: Ending?, note: AuditNote, _ invocation: Invocation
  ) async throws -> (account: Account, ended: Int)? {
    let assignments = changes.flatMap { change -> [SQL] in
      switch change {
      case .role(let role, let parks): ["role = \(role.rawValue)", "park_codes = \(parks)"]
      case .name(let name): ["name = \(name)"]
      case .rehash(let old, let new):
        ["password = case when a.password = \(old) then \(new) else a.password end"]
      case .password(let hash, let mustChange): ["password = \(hash)", "must_change = \(mustChange)"]
      case .isDisabled(true): ["disabled_at = coalesce(a.disabled_at, clock_timestamp())"]
      case .isDisabled(false): ["disabled_at = null"]
      case .noSecondFactor:
        ["code_secret = null", "code_offered = null", "code_step = null", "recovery_codes = '{}'"]
      }
    }
    return try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        if changes.contains(where: \.mayTakeAdministrator) {
          // Who takes one away waits for who takes another: the later of two sees what the first has done.
          let standing = try await connection.query(
            """
            select id from account where organisation_id = \(invocation.organisation) and role = 'administrator'
              and disabled_at is null order by id for update
            """
          ).decode(Int64.self)
          if standing.isEmpty || standing == [account] { throw ServiceError.lastAdministrator }
        }
        let row = try await connection.query(
          """
          update account a set \(fragment: assignments.joined())
          where a.organisation_id = \(invocation.organisation) and a.id = \(account)
          returning \(fragment: PostgresAccountBook.columns)
          """
        ).first
        guard let row else { return nil }
        try await connection.audit(note, invocation)
        let changed = try PostgresAccountBook.account(row)
        guard let ending else { return (changed, 0) }
        let ended = try await PostgresAccountBook.end(ending, of: account, invocation, connection)
        if ended > 0 {
          let note = AuditNote("account.revoke_all", subject: note.subject, detail: "\(ended)")
          try await connection.audit(note, invocation)
        }
        return (changed, ended)
      }
    }
  }

  package func organisations() async throws -> [Organisation] {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select o.id, o.code, o.name, o.data_version,
            (select count(*) from account a
              where a.organisation_id = o.id and a.disabled_at is null and not a.is_guest)
          from organisation o order by o.code
          """
        ).map { row in
          let (id, code, name, version, accounts) = try row.decode(
            Int64.self, String.self, String.self, Int64.self, Int64.self)
          return Organisation(id: id, code: code, name: name, accounts: Int(accounts), version: version)
        }
      }
    }
  }

  package func add(_ new: NewOrganisation, _ invocation: Invocation) async throws -> Organisation {
    try await PostgresAccountBook.unique(code: "organisation_exists", "已有代码为「\(new.code)」的单位。") {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        let id = try await connection.query(
          """
          insert into organisation (id, code, name)
          select coalesce(max(id), 0) + 1, \(new.code), \(new.name) from organisation returning id
          """
        ).one().decode(Int64.self, at: 0)
        let own = Invocation(
          organisation: id, actor: invocation.actor, address: invocation.address, requestID: invocation.requestID)
        try await connection.seeing(own.sight) {
          try await connection.execute(
            """
            insert into institution (organisation_id, code, name, kind)
            values (\(id), 'university', \(new.university), 'university'), (\(id), 'county', \(new.county), 'county')
            """)
          try await connection.audit(AuditNote("organisation.add", subject: "organisation:\(new.code)"), own)
        }
        return Organisation(id: id, code: new.code, name: new.name, accounts: 0, version: 0)
      }
    }
  }

  /// A name that is taken is told with these words.
  private static func unique<Result>(
    code: String, _ message: String, _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await work()
    } catch let error as PostgresError where error.sqlState == .uniqueViolation {
      throw ServiceError(.conflict, code: code, message: message)
    } catch let error as PostgresError {
      throw ServiceError(postgres: error) ?? error
    }
  }
}
