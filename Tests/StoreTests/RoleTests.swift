import Postgres
import TestSupport
import Testing

@Suite struct RoleTests {
  @Test func `the daily role owns nothing and is in no other role`() async throws {
    try await TestDatabase.with(.sample) { database in
      let owned = try await database.pool.withConnection { connection in
        try await connection.query(
          """
          select relname::text from pg_class where relowner = current_user::regrole
          union all select proname::text from pg_proc where proowner = current_user::regrole
          union all select nspname::text from pg_namespace where nspowner = current_user::regrole
          union all select datname::text from pg_database where datdba = (select oid from pg_roles where rolname = current_user)
          union all select 'role ' || roleid::regrole from pg_auth_members
            where member = (select oid from pg_roles where rolname = current_user)
          """
        ).decode(String.self)
      }
      #expect(owned == [])
    }
  }

  /// What would falsify the past or change the schema.
  static let forbidden = [
    "update enterprise_history set ended_by = 0",
    "delete from plan_history",
    "insert into link_history select l.*, 1 from link l",
    "truncate need",
    "update change set actor = 'x'",
    "update change set recorded_at = now()",
    "delete from change",
    "update source set title = 'x'",
    "delete from source",
    "update ranking_run set answer = '{}'",
    "delete from ranking_view",
    "update reference_row set cells = '{}'",
    "delete from reference_table",
    "update reference_choice_history set ended_by = 0",
    "insert into schema_migration (number, file, digest) values (9, 'x', 'x')",
    "update organisation set name = 'x'",
    "insert into organisation (id, code, name) values (9, 'x', 'x')",
    "alter table enterprise add column x integer",
    "alter table enterprise disable trigger enterprise_replaced",
    "drop table enterprise",
    "create table x (i integer)",
    "create schema x",
    "create function x() returns integer language sql as 'select 1'",
    "select history_of('source')",
    "set role yinfeng_owner",
    "set session_replication_role = replica",
  ]

  @Test(arguments: forbidden)
  func `the daily role may not`(statement: String) async throws {
    try await TestDatabase.with(.schema) { database in
      let error = await #expect(throws: PostgresError.self) {
        try await database.pool.withConnection { try await $0.executeScript(statement) }
      }
      #expect(error?.sqlState == .insufficientPrivilege, "\(String(reflecting: error))")
    }
  }
}
