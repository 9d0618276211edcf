import Domain
import Postgres
package import Service

extension PostgresAccountBook {
  package func sweep(_ limits: AccessLimits) async throws -> Swept {
    try await guarded {
      try await pool.seeing(PostgresAccountBook.doorkeeper) { connection in
        var swept = Swept()
        swept.credentials = try await connection.execute(
          """
          delete from credential where coalesce(revoked_at, expires_at)
            < clock_timestamp() - \(limits.endedCredentials.components.seconds) * interval '1 second'
          """)
        // Attempts that are being counted are passed over: they are of now.
        swept.failedLogins = try await connection.execute(
          """
          delete from failed_login where key in (
            select key from failed_login
            where failed_at < clock_timestamp() - \(limits.failedLogins.components.seconds) * interval '1 second'
            for update skip locked)
          """)
        for organisation in try await connection.query("select id from organisation").decode(Int64.self) {
          swept.answers += try await connection.seeing(Sight(organisation: organisation)) {
            try await connection.execute(
              "delete from kept_answer where organisation_id = \(organisation) and expires_at <= now()")
          }
          swept.uploads += try await connection.seeing(Sight(organisation: organisation)) {
            try await connection.execute(
              "delete from kept_upload where organisation_id = \(organisation) and expires_at <= now()")
          }
        }
        return swept
      }
    }
  }
}
