import Domain
import Postgres
package import Service

extension PostgresAccountBook {
  static let credentialColumns: SQL = """
    c.id, c.kind, c.title, c.writes, c.address, \(fragment: instant("c.created_at")), \(fragment: instant("c.used_at")),
    \(fragment: instant("c.expires_at"))
    """

  static func credential(_ row: PostgresRow) throws -> Credential {
    Credential(
      id: try row.decode(Int64.self, at: 0),
      kind: Credential.Kind(rawValue: try row.decode(String.self, at: 1)) ?? .token,
      title: try row.decode(String.self, at: 2), writes: try row.decode(Bool.self, at: 3),
      address: try row.decode(String?.self, at: 4), createdAt: try row.decode(String.self, at: 5),
      usedAt: try row.decode(String.self, at: 6), expiresAt: try row.decode(String.self, at: 7))
  }

  package func holder(digest: [UInt8], idle: Duration) async throws -> (credential: Credential, account: Account)? {
    let key = PostgresBytea(digest)
    return try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        let found = try await connection.query(
          """
          select \(fragment: PostgresAccountBook.credentialColumns), \(fragment: PostgresAccountBook.columns),
            c.used_at < clock_timestamp() - interval '1 minute'
          from credential c join account a on a.id = c.account_id
          where c.digest = \(key) and c.revoked_at is null and c.expires_at > clock_timestamp() and a.disabled_at is null
            and c.kind <> 'link' and (c.kind = 'guest') = a.is_guest
            and (not a.is_guest or a.enterprise_id is not null)
            and (c.kind = 'token'
              or c.used_at > clock_timestamp() - \(idle.components.seconds) * interval '1 second')
          """
        ).first
        guard let found else { return nil }
        // A minute is fine enough to see who used it when, and spares a write at each request.
        if try found.decode(Bool.self, at: 8 + PostgresAccountBook.columnCount) {
          try await connection.execute(
            "update credential set used_at = clock_timestamp() where digest = \(key) and revoked_at is null")
        }
        return (try PostgresAccountBook.credential(found), try PostgresAccountBook.account(found, from: 8))
      }
    }
  }

  package func issue(
    _ new: NewCredential, note: AuditNote, _ invocation: Invocation
  ) async throws -> Credential {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        if new.asker != nil {
          // Who changes the account meanwhile is waited for: the next statement sees what they ended.
          try await connection.execute(
            """
            select from account where organisation_id = \(invocation.organisation) and id = \(new.account) for share
            """)
        }
        let row = try await connection.query(
          """
          insert into credential as c (organisation_id, account_id, kind, digest, title, writes, address, expires_at)
          select a.organisation_id, a.id, \(new.kind.rawValue), \(PostgresBytea(new.digest)), \(new.title), \(new.writes),
            nullif(\(invocation.address), ''),
            clock_timestamp() + \(new.lifetime.components.seconds) * interval '1 second'
          from account a
          where a.organisation_id = \(invocation.organisation) and a.id = \(new.account) and a.disabled_at is null
            and a.password is not distinct from coalesce(\(new.proof?.password), a.password)
            and (a.code_secret is not null) = coalesce(\(new.proof?.hasSecondFactor), a.code_secret is not null)
            and (\(new.asker)::bigint is null or exists (
              select from credential asker
              where asker.id = \(new.asker) and asker.account_id = a.id and asker.revoked_at is null))
          for share
          returning \(fragment: PostgresAccountBook.credentialColumns)
          """
        ).first
        // Who changes the account meanwhile is waited for, and ends what was issued before.
        guard let row else { throw ServiceError.loginRefused }
        try await connection.audit(note, invocation)
        return try PostgresAccountBook.credential(row)
      }
    }
  }

  package func credentials(
    of account: Int64, _ kind: Credential.Kind?, _ invocation: Invocation
  ) async throws -> [Credential] {
    try await guarded {
      try await pool.seeing(invocation.sight, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresAccountBook.credentialColumns) from credential c
          where c.organisation_id = \(invocation.organisation) and c.account_id = \(account)
            and c.kind = coalesce(\(kind?.rawValue), c.kind) and c.revoked_at is null and c.expires_at > clock_timestamp()
          order by c.id desc
          """
        ).map { try PostgresAccountBook.credential($0) }
      }
    }
  }

  package func revoke(
    of account: Int64, _ ending: Ending, note: AuditNote, _ invocation: Invocation
  ) async throws -> Int {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        let count = try await PostgresAccountBook.end(ending, of: account, invocation, connection)
        if count > 0 { try await connection.audit(note, invocation) }
        return count
      }
    }
  }

  /// Ends credentials in the open transaction; answers how many.
  static func end(
    _ ending: Ending, of account: Int64, _ invocation: Invocation, _ connection: PostgresConnection
  ) async throws -> Int {
    try await connection.execute(
      """
      update credential c set revoked_at = clock_timestamp()
      where c.organisation_id = \(invocation.organisation) and c.account_id = \(account)
        and c.kind = any(\(ending.kinds.map(\.rawValue))) and c.id = coalesce(\(ending.only), c.id)
        and c.id is distinct from \(ending.kept)::bigint and c.revoked_at is null and c.expires_at > clock_timestamp()
      """)
  }

  /// Attempts under the same key wait for each other, so that those made at once are counted before they are judged.
  package func attempt(_ keys: [LoginThrottle.Key]) async throws -> Int? {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        let (texts, free) = (keys.map(\.text), keys.map { Int32($0.free) })
        let (longest, yields) = (keys.map { Int32($0.longest) }, keys.map(\.yieldsToTrust))
        for text in texts.sorted() {
          try await connection.execute("select pg_advisory_xact_lock(hashtextextended(\(text), 7))::text")
        }
        // Fewer than no failures: let in from there of late.
        let wait = try await connection.query(
          """
          with asked as (
            select f.failures, f.failed_at, k.free, k.longest, k.yields
            from unnest(\(texts), \(free), \(longest), \(yields)) as k (text, free, longest, yields)
            join failed_login f on f.key = sha256(convert_to(k.text, 'UTF8'))
          )
          select coalesce(max(ceil(extract(epoch from a.failed_at - clock_timestamp())
            + least(a.longest, power(2, least(20, a.failures - a.free))))), 0)::bigint
          from asked a
          where a.failures >= a.free and not (a.yields and exists (select from asked t where t.failures < 0))
          """
        ).one().decode(Int64.self, at: 0)
        if wait > 0 { return Int(wait) }
        try await connection.execute(
          """
          insert into failed_login as f (key, failures, failed_at)
          select sha256(convert_to(k.text, 'UTF8')), 1, clock_timestamp() from unnest(\(texts)) as k (text) order by 1
          on conflict (key) do update set failed_at = excluded.failed_at, failures = case
            when f.failures >= 0 and f.failed_at < clock_timestamp() - interval '1 day' then 1 else f.failures + 1 end
          """)
        return nil
      }
    }
  }

  package func takeBack(_ keys: [LoginThrottle.Key]) async throws {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        for text in keys.map(\.text).sorted() {
          try await connection.execute("select pg_advisory_xact_lock(hashtextextended(\(text), 7))::text")
          try await connection.execute(
            "update failed_login set failures = failures - 1 where key = sha256(convert_to(\(text), 'UTF8'))")
        }
      }
    }
  }

  package func succeeded(_ keys: [LoginThrottle.Key]) async throws {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        for key in keys.sorted(by: { $0.text < $1.text }) {
          try await connection.execute("select pg_advisory_xact_lock(hashtextextended(\(key.text), 7))::text")
          // From where somebody was let in, so many wrong attempts are forgiven.
          let failures: SQL = key.isTrusted ? "-\(Int32(key.free))" : "greatest(0, failures - 1)"
          try await connection.execute(
            """
            update failed_login set failures = \(fragment: failures), failed_at = clock_timestamp()
            where key = sha256(convert_to(\(key.text), 'UTF8'))
            """)
        }
      }
    }
  }
}
