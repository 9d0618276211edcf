import Domain
import Postgres
package import Service

extension PostgresAccountBook {
  private static let credentialColumns: SQL = """
    c.id, c.kind, c.title, c.writes, c.address, \(fragment: instant("c.created_at")), \(fragment: instant("c.used_at")),
    \(fragment: instant("c.expires_at"))
    """

  private static func credential(_ row: PostgresRow) throws -> Credential {
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
            and (c.kind <> 'session'
              or c.used_at > clock_timestamp() - \(idle.components.seconds) * interval '1 second')
          """
        ).first
        guard let found else { return nil }
        // A minute is fine enough to see who used it when, and spares a write at each request.
        if try found.decode(Bool.self, at: 19) {
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
        let row = try await connection.query(
          """
          insert into credential as c (organisation_id, account_id, kind, digest, title, writes, address, expires_at)
          select a.organisation_id, a.id, \(new.kind.rawValue), \(PostgresBytea(new.digest)), \(new.title), \(new.writes),
            nullif(\(invocation.address), ''),
            clock_timestamp() + \(new.lifetime.components.seconds) * interval '1 second'
          from account a where a.organisation_id = \(invocation.organisation) and a.id = \(new.account)
          returning \(fragment: PostgresAccountBook.credentialColumns)
          """
        ).one()
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
    of account: Int64, _ kind: Credential.Kind?, id: Int64?, note: AuditNote, _ invocation: Invocation
  ) async throws -> Int {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        let count = try await connection.execute(
          """
          update credential c set revoked_at = clock_timestamp()
          where c.organisation_id = \(invocation.organisation) and c.account_id = \(account)
            and c.kind = coalesce(\(kind?.rawValue), c.kind) and c.id = coalesce(\(id), c.id) and c.revoked_at is null
          """)
        if count > 0 { try await connection.audit(note, invocation) }
        return count
      }
    }
  }

  package func attempt(_ keys: [LoginThrottle.Key]) async throws -> Int? {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        let (texts, free) = (keys.map(\.text), keys.map { Int32($0.free) })
        let longest = keys.map { Int32($0.longest) }
        // In the order of the keys, so that two attempts never wait for each other.
        let rows = try await connection.query(
          """
          with asked as (
            select sha256(convert_to(k.text, 'UTF8')) as key, k.free, k.longest
            from unnest(\(texts), \(free), \(longest)) as k (text, free, longest) order by 1
          ), counted as (
            insert into failed_login as f (key, failures, failed_at)
            select key, 0, 'epoch' from asked
            on conflict (key) do update set failures = f.failures returning f.key, f.failures, f.failed_at
          )
          select coalesce(max(ceil(extract(epoch from c.failed_at - clock_timestamp()) + case
            when c.failures < a.free then 0
            else least(a.longest, power(2, least(20, c.failures - a.free))) end)), 0)::bigint
          from counted c join asked a using (key)
          """)
        let wait = try rows.one().decode(Int64.self, at: 0)
        if wait > 0 { return Int(wait) }
        try await connection.execute(
          """
          update failed_login f set failed_at = clock_timestamp(),
            failures = case when f.failed_at < clock_timestamp() - interval '1 day' then 1 else f.failures + 1 end
          from unnest(\(texts)) as k (text) where f.key = sha256(convert_to(k.text, 'UTF8'))
          """)
        try await connection.execute(
          "delete from failed_login where failed_at < clock_timestamp() - interval '2 days'")
        return nil
      }
    }
  }

  package func forgive(_ keys: [LoginThrottle.Key]) async throws {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        try await connection.execute(
          """
          delete from failed_login f using unnest(\(keys.map(\.text))) as k (text)
          where f.key = sha256(convert_to(k.text, 'UTF8'))
          """)
      }
    }
  }
}
