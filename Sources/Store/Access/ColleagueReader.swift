import Domain
import Postgres
import Service

/// Reads those of an organisation who have an account.
enum ColleagueReader {
  static func all(_ connection: PostgresConnection, _ organisation: Int64) async throws -> [Colleague] {
    try await connection.query(
      """
      select id, login, name, role, disabled_at is not null from account
      where organisation_id = \(organisation) order by login
      """
    ).decode(Int64.self, String.self, String.self, String.self, Bool.self).map { id, login, name, role, isDisabled in
      Colleague(id: id, login: login, name: name, role: Role(rawValue: role) ?? .leader, isDisabled: isDisabled)
    }
  }
}
