import Domain
import Postgres
import Secrets
package import Service

extension PostgresRegistry {
  private static let place = "kept_upload.bytes"

  package func keep(_ upload: NewUpload, most: Int, _ invocation: Invocation) async throws -> KeptUpload {
    let organisation = invocation.organisation
    let account = invocation.account
    let bytes = try sealed(upload.bytes)
    return try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        // Two uploads at one moment do not both take the last place.
        try await connection.execute(
          "select pg_advisory_xact_lock(hashtextextended('upload ' || \(account), \(organisation)))")
        let kept = try await connection.query(
          """
          select count(*) from kept_upload
          where organisation_id = \(organisation) and account_id = \(account) and expires_at > now()
          """
        ).one().decode(Int64.self, at: 0)
        guard kept < Int64(most) else {
          throw ServiceError(
            .conflict, code: "too_many_uploads",
            message: "已有 \(kept) 个文件等待导入,最多同时 \(most) 个。请先导入或移除其中一个。")
        }
        let row = try await connection.query(
          """
          insert into kept_upload (organisation_id, account_id, entity, name, size, choices, bytes, expires_at)
          values (\(organisation), \(account), \(upload.entity.rawValue), \(upload.name), \(Int64(upload.bytes.count)),
            '{}', \(PostgresBytea(bytes)), now() + \(upload.lifetime.components.seconds) * interval '1 second')
          returning \(fragment: PostgresRegistry.uploadColumns)
          """
        ).one()
        return try PostgresRegistry.upload(row)
      }
    }
  }

  package func uploads(_ invocation: Invocation) async throws -> [KeptUpload] {
    try await guarded {
      try await pool.reading(invocation.sight) { connection in
        try await connection.query(
          """
          select \(fragment: PostgresRegistry.uploadColumns) from kept_upload
          where organisation_id = \(invocation.organisation) and account_id = \(invocation.account)
            and expires_at > now() order by id desc
          """
        ).map { try PostgresRegistry.upload($0) }
      }
    }
  }

  package func bytes(ofUpload id: Int64, _ invocation: Invocation) async throws -> [UInt8]? {
    let kept = try await guarded {
      try await pool.reading(invocation.sight) { connection in
        try await connection.query(
          """
          select bytes from kept_upload where organisation_id = \(invocation.organisation)
            and account_id = \(invocation.account) and id = \(id) and expires_at > now()
          """
        ).first?.decode(PostgresBytea.self, at: 0).bytes
      }
    }
    guard let kept else { return nil }
    guard let seals else { return kept }
    return (try? seals.opened(kept, of: PostgresRegistry.place)) ?? nil
  }

  package func settle(upload id: Int64, _ choices: ImportChoices, _ invocation: Invocation) async throws -> Bool {
    let text = try choices.text
    return try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        try await connection.execute(
          """
          update kept_upload set choices = \(text) where organisation_id = \(invocation.organisation)
            and account_id = \(invocation.account) and id = \(id) and expires_at > now()
          """) > 0
      }
    }
  }

  package func remove(upload id: Int64, _ invocation: Invocation) async throws -> Bool {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        try await connection.execute(
          """
          delete from kept_upload where organisation_id = \(invocation.organisation)
            and account_id = \(invocation.account) and id = \(id)
          """) > 0
      }
    }
  }

  /// The bytes as they are kept; without keys in the clear, as contacts are then.
  private func sealed(_ bytes: [UInt8]) throws -> [UInt8] {
    guard let seals else { return bytes }
    return try seals.sealed(bytes, of: PostgresRegistry.place)
  }

  private static let uploadColumns: SQL = """
    id, entity, name, size, choices, \(fragment: PostgresAccountBook.instant("kept_at")),
    \(fragment: PostgresAccountBook.instant("expires_at"))
    """

  private static func upload(_ row: PostgresRow) throws -> KeptUpload {
    KeptUpload(
      id: try row.decode(Int64.self, at: 0),
      entity: Entity(rawValue: try row.decode(String.self, at: 1)) ?? EnterpriseField.entity,
      name: try row.decode(String.self, at: 2), size: Int(try row.decode(Int64.self, at: 3)),
      choices: ImportChoices(text: try row.decode(String.self, at: 4)), keptAt: try row.decode(String.self, at: 5),
      expiresAt: try row.decode(String.self, at: 6))
  }
}
