import Domain
import Postgres
package import Service

extension PostgresAccountBook {
  /// Where a link stands, of the credential `c`.
  private static let standing: SQL = """
    case when c.revoked_at is not null then 'revoked' when c.opened_at is not null then 'opened'
      when c.expires_at <= clock_timestamp() or a.enterprise_id is null then 'expired' else 'waiting' end
    """

  private static let invitationColumns: SQL = """
    c.id, coalesce(a.enterprise_id, 0), coalesce(p.name, c.title), a.person_id, \(fragment: instant("c.created_at")),
    \(fragment: instant("c.expires_at")), \(fragment: instant("c.opened_at")), \(fragment: instant("c.revoked_at")),
    \(fragment: standing)
    """

  private static let invited: SQL = """
    credential c join account a on a.id = c.account_id and c.kind = 'link'
    left join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    """

  private static func invitation(_ row: PostgresRow) throws -> Invitation {
    Invitation(
      id: try row.decode(Int64.self, at: 0), enterprise: try row.decode(Int64.self, at: 1),
      contact: try row.decode(String.self, at: 2), person: try row.decode(Int64?.self, at: 3),
      createdAt: try row.decode(String.self, at: 4), expiresAt: try row.decode(String.self, at: 5),
      openedAt: try row.decode(String?.self, at: 6), revokedAt: try row.decode(String?.self, at: 7),
      state: Invitation.State(rawValue: try row.decode(String.self, at: 8)) ?? .expired)
  }

  private static func invitation(
    _ id: Int64, _ connection: PostgresConnection, _ organisation: Int64
  ) async throws -> Invitation? {
    try await connection.query(
      """
      select \(fragment: invitationColumns) from \(fragment: invited)
      where c.organisation_id = \(organisation) and c.id = \(id)
      """
    ).first.map { try invitation($0) }
  }

  package func invite(_ new: NewInvitation, _ invocation: Invocation) async throws -> Invitation {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        // The log-in name lets nobody in: a guest has no password.
        let account = try await connection.query(
          """
          insert into account (
            organisation_id, login, name, role, enterprise_id, person_id, is_guest, must_change)
          values (\(invocation.organisation), 'guest.' || gen_random_uuid(), \(new.guest), 'firm', \(new.enterprise),
            \(new.person), true, false)
          returning id
          """
        ).one().decode(Int64.self, at: 0)
        let id = try await connection.query(
          """
          insert into credential (organisation_id, account_id, kind, digest, title, writes, expires_at)
          values (\(invocation.organisation), \(account), 'link', \(PostgresBytea(new.digest)), \(new.contact), true,
            clock_timestamp() + \(new.lifetime.components.seconds) * interval '1 second')
          returning id
          """
        ).one().decode(Int64.self, at: 0)
        try await connection.audit(
          AuditNote("invitation.add", subject: "invitation:\(id)", detail: "enterprise:\(new.enterprise)"), invocation)
        guard let made = try await PostgresAccountBook.invitation(id, connection, invocation.organisation) else {
          throw ServiceError.recordChanged
        }
        return made
      }
    }
  }

  package func invitations(to enterprise: Int64, _ invocation: Invocation) async throws -> [Invitation] {
    try await guarded {
      try await pool.seeing(invocation.sight, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresAccountBook.invitationColumns) from \(fragment: PostgresAccountBook.invited)
          where c.organisation_id = \(invocation.organisation) and a.enterprise_id = \(enterprise) order by c.id desc
          """
        ).map { try PostgresAccountBook.invitation($0) }
      }
    }
  }

  package func revokeInvitation(_ id: Int64, _ invocation: Invocation) async throws -> Invitation? {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        let ended = try await connection.execute(
          """
          update credential set revoked_at = clock_timestamp()
          where organisation_id = \(invocation.organisation) and revoked_at is null and kind in ('link', 'guest')
            and account_id = (select account_id from credential
              where organisation_id = \(invocation.organisation) and id = \(id) and kind = 'link')
          """)
        if ended > 0 {
          try await connection.audit(AuditNote("invitation.revoke", subject: "invitation:\(id)"), invocation)
        }
        return try await PostgresAccountBook.invitation(id, connection, invocation.organisation)
      }
    }
  }

  package func open(
    link digest: [UInt8], session: [UInt8], lifetime: Duration, address: String, requestID: String
  ) async throws -> OpenedLink {
    let key = PostgresBytea(digest)
    return try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        // Two who open it at once wait for each other here.
        let found = try await connection.query(
          """
          select c.id, \(fragment: PostgresAccountBook.standing), \(fragment: PostgresAccountBook.columns)
          from credential c join account a on a.id = c.account_id
          where c.digest = \(key) and c.kind = 'link' and a.is_guest for update of c
          """
        ).first
        guard let found else { return .unknown }
        let id = try found.decode(Int64.self, at: 0)
        let state = Invitation.State(rawValue: try found.decode(String.self, at: 1)) ?? .expired
        let account = try PostgresAccountBook.account(found, from: 2)
        let invocation = account.acting(writes: true, address: address).invocation(requestID: requestID)
        let isOpened = state == .waiting && account.disabledAt == nil
        let credential: Credential? =
          isOpened
          ? try await {
            try await connection.execute(
              "update credential set opened_at = clock_timestamp(), used_at = clock_timestamp() where id = \(id)")
            let row = try await connection.query(
              """
              insert into credential as c (organisation_id, account_id, kind, digest, writes, address, expires_at)
              values (\(account.organisation), \(account.id), 'guest', \(PostgresBytea(session)), true,
                nullif(\(address), ''), clock_timestamp() + \(lifetime.components.seconds) * interval '1 second')
              returning \(fragment: PostgresAccountBook.credentialColumns)
              """
            ).one()
            return try PostgresAccountBook.credential(row)
          }() : nil
        try await connection.seeing(invocation.sight) {
          try await connection.audit(
            AuditNote(
              isOpened ? "invitation.open" : "invitation.open_refused", subject: "invitation:\(id)",
              detail: isOpened ? "" : state.rawValue), invocation)
        }
        if let credential { return .opened(account: account, credential: credential) }
        return .refused(state == .waiting ? .revoked : state)
      }
    }
  }

  package func ownLooks(_ invocation: Invocation) async throws -> [OwnLook] {
    try await guarded {
      try await pool.seeing(invocation.sight, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresAccountBook.instant("recorded_at")), role, purpose, side, about from own_looks()
          limit 200
          """
        ).map { row in
          let (recordedAt, role, purpose, side, about) = try row.decode(
            String.self, String?.self, String.self, String.self, String.self)
          return OwnLook(
            recordedAt: recordedAt, role: role.flatMap(Role.init(rawValue:)), purpose: purpose,
            side: ConsentScope(rawValue: side) ?? .school, about: OwnLook.About(rawValue: about) ?? .other)
        }
      }
    }
  }
}
