import Domain
import Postgres
import Secrets
package import Service

extension PostgresAccountBook {
  package func secondFactor<Result: Sendable>(
    of account: Int64, _ invocation: Invocation,
    _ work: @Sendable (inout SecondFactor) throws -> (result: Result, note: AuditNote?)
  ) async throws -> Result {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        let row = try await connection.query(
          """
          select code_secret, code_offered, code_step, recovery_codes from account
          where organisation_id = \(invocation.organisation) and id = \(account) for update
          """
        ).first
        let kept = try row.map { row in
          SecondFactor(
            secret: try opened(row.decode(String?.self, at: 0), of: account),
            offered: try opened(row.decode(String?.self, at: 1), of: account),
            usedStep: try row.decode(Int64?.self, at: 2),
            recovery: try row.decode([PostgresBytea].self, at: 3).map(\.bytes))
        }
        var factor = kept ?? .none
        let (result, note) = try work(&factor)
        if let kept, factor != kept {
          try await connection.execute(
            """
            update account set code_secret = \(try sealed(factor.secret, of: account)),
              code_offered = \(try sealed(factor.offered, of: account)), code_step = \(factor.usedStep),
              recovery_codes = \(factor.recovery.map(PostgresBytea.init))
            where organisation_id = \(invocation.organisation) and id = \(account)
            """)
        }
        if let note { try await connection.audit(note, invocation) }
        return result
      }
    }
  }

  private func sealed(_ secret: String?, of account: Int64) throws -> String? {
    guard let secret else { return nil }
    guard let seals else {
      throw ServiceError(
        .unavailable, code: "keys_missing", message: "未设置密钥文件(配置项 keys.file),不能启用验证码登录,请联系管理员。")
    }
    do {
      return try seals.sealed(secret, of: Seals.place(ofCodesOf: account))
    } catch {
      throw PostgresAccountBook.unreadable(error)
    }
  }

  private func opened(_ secret: String?, of account: Int64) throws -> String? {
    guard let secret else { return nil }
    guard let seals else { throw PostgresAccountBook.unreadable(nil) }
    do {
      return try seals.opened(secret, of: Seals.place(ofCodesOf: account))
    } catch {
      throw PostgresAccountBook.unreadable(error)
    }
  }

  private static func unreadable(_ error: SealingError?) -> ServiceError {
    ServiceError(
      .unavailable, code: error?.code ?? "keys_missing",
      message: "验证器密钥无法读写:\(error.map { "\($0)" } ?? "未设置密钥文件")。请从备份恢复密钥文件,或由管理员重置验证码登录。")
  }
}

extension Seals {
  /// What the secret of an account's authenticator is bound to.
  static func place(ofCodesOf account: Int64) -> String { "account.code_secret:\(account)" }
}
