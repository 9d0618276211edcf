import FoundationEssentials
import Secrets

extension OwnAccount {
  /// How the second factor stands.
  package func secondFactor(_ invocation: Invocation) async throws -> SecondFactorState {
    try Policy.demand(.ownAccount, of: acting)
    return try await accounts.secondFactor(of: acting.account, invocation) { ($0.state, nil) }
  }

  /// Makes a secret for an authenticator app, which counts once it is confirmed. One that was offered before is forgotten.
  ///
  /// Throws `ServiceError` `invalid_record` for a wrong password, `second_factor_on`, `too_many_attempts`, `keys_missing`.
  package func offerSecondFactor(
    password: String, login: String, _ invocation: Invocation
  ) async throws -> OfferedSecret {
    try Policy.demand(.ownAccount, of: acting, isChange: true)
    guard !acting.mustChange else { throw ServiceError.passwordMustChange }
    let account = try await counted(login, invocation) {
      try await prove(password, of: login, field: "password").account
    }
    let made = TimedCode()
    try await accounts.secondFactor(of: acting.account, invocation) { factor in
      guard factor.secret == nil else {
        throw ServiceError(.conflict, code: "second_factor_on", message: "已启用验证码登录;要换验证器,请先停用再启用。")
      }
      factor.offered = made.base32
      return ((), AuditNote("account.second_factor_offered", subject: account.subject))
    }
    return OfferedSecret(secret: made.base32, uri: made.uri(account: account.login, issuer: "引凤"))
  }

  /// Makes the offered secret count from the next log-in on; other sessions end. Answers the recovery codes, told once.
  ///
  /// Throws `ServiceError` `second_factor_not_offered`, `too_many_attempts`, and `invalid_record` for a wrong code.
  package func confirmSecondFactor(
    code: String, login: String, keeping session: Int64?, _ invocation: Invocation
  ) async throws -> [String] {
    try Policy.demand(.ownAccount, of: acting, isChange: true)
    let (now, subject) = (SecondFactor.now(), "account:\(login)")
    let codes = try await counted(login, invocation) {
      try await accounts.secondFactor(of: acting.account, invocation) { factor in
        guard factor.offered != nil else {
          throw ServiceError(.conflict, code: "second_factor_not_offered", message: "没有待确认的验证器密钥,请先申请启用。")
        }
        guard let codes = factor.confirm(code, at: now) else { throw ServiceError.wrongCode }
        return (codes.texts, AuditNote("account.second_factor_on", subject: subject))
      }
    }
    _ = try await accounts.revoke(
      of: acting.account, Ending([.session], keeping: session), note: AuditNote("account.log_out", subject: subject),
      invocation)
    return codes
  }

  /// Makes recovery codes anew, told once; those from before count no more. A code of the authenticator or one that is left
  /// is asked for.
  ///
  /// Throws `ServiceError` `second_factor_off`, `too_many_attempts`, and `invalid_record` for a wrong code.
  package func renewRecoveryCodes(code: String, login: String, _ invocation: Invocation) async throws -> [String] {
    try Policy.demand(.ownAccount, of: acting, isChange: true)
    let (now, subject) = (SecondFactor.now(), "account:\(login)")
    return try await counted(login, invocation) {
      try await accounts.secondFactor(of: acting.account, invocation) { factor in
        guard factor.secret != nil else { throw ServiceError.secondFactorOff }
        guard factor.take(code, at: now) != nil else { throw ServiceError.wrongCode }
        let codes = RecoveryCodes()
        factor.recovery = codes.hashes
        return (codes.texts, AuditNote("account.recovery_codes", subject: subject))
      }
    }
  }

  /// Turns the second factor off, or takes an offered secret back, with the password and, where it is on, a code.
  ///
  /// Throws `ServiceError` `invalid_record` for a wrong password or code, `second_factor_off`, `too_many_attempts`.
  package func removeSecondFactor(
    password: String, code: String, login: String, _ invocation: Invocation
  ) async throws {
    try Policy.demand(.ownAccount, of: acting, isChange: true)
    try await counted(login, invocation) {
      let account = try await prove(password, of: login, field: "password").account
      let now = SecondFactor.now()
      try await accounts.secondFactor(of: acting.account, invocation) { factor in
        guard factor != .none else { throw ServiceError.secondFactorOff }
        guard factor.secret == nil || factor.take(code, at: now) != nil else { throw ServiceError.wrongCode }
        factor = .none
        return ((), AuditNote("account.second_factor_off", subject: account.subject))
      }
    }
  }

  /// Proves who one is, counted like a log-in. What is refused stays counted and is noted in the audit; what was not judged is
  /// taken back. Throws `ServiceError` `too_many_attempts`, and what `body` throws.
  func counted<Result: Sendable>(
    _ login: String, _ invocation: Invocation, _ body: () async throws -> Result
  ) async throws -> Result {
    let keys = LoginThrottle.keys(login: login, address: acting.address, access.limits)
    if let wait = try await accounts.attempt(keys) {
      throw ServiceError(
        .tooMany, code: "too_many_attempts", message: "密码或验证码输错次数过多,请 \(wait) 秒后再试。", pause: wait)
    }
    let result: Result
    do {
      result = try await body()
    } catch let error as ServiceError {
      switch error.kind {
      case .unavailable, .conflict: try await accounts.takeBack(keys)
      default:
        try await registry.note(AuditNote("account.proof_refused", subject: "account:\(login)"), invocation: invocation)
      }
      throw error
    }
    try await accounts.succeeded(keys)
    return result
  }

  /// One's own account, where the password is right. Throws `ServiceError` `invalid_record` naming `field`.
  func prove(_ password: String, of login: String, field: String) async throws -> AccountSecret {
    guard let secret = try await accounts.secret(login: login), secret.account.id == acting.account,
      let hash = secret.password, try await access.hashing({ try await access.hasher.verify(password, against: hash) })
    else {
      let message = field == "old_password" ? "原密码不正确。" : "密码不正确。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: field, code: "password_refused", message: message)])
    }
    return secret
  }
}

extension SecondFactor {
  /// Seconds since 1970.
  static func now() -> Int64 { Int64(Date().timeIntervalSince1970) }
}

extension ServiceError {
  fileprivate static var secondFactorOff: ServiceError {
    ServiceError(.conflict, code: "second_factor_off", message: "没有启用验证码登录。")
  }

  fileprivate static var wrongCode: ServiceError {
    let message = "验证码不正确或已用过,请用验证器新显示的 6 位数字。"
    return ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: "code", code: "code_refused", message: message)])
  }
}
