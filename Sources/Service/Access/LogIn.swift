package import Domain
package import Secrets

/// Lets people in: with a password, and then with what they were given for it.
package struct LogIn: Sendable {
  let accounts: any AccountBook
  let access: AccessRules
  let registry: any Registry

  /// How long what is typed at the door may be. What is longer is no secret of anybody and costs no work.
  package static let typed = TextRule(longest: 1000)

  /// Who was let in, with the secret to show from now on; it is told once.
  package struct Entry: Sendable {
    package let account: Account
    package let token: SecretToken
    package let credential: Credential
  }

  /// Lets somebody in with a password and begins a session. The answer to a wrong password, to an unknown and to a disabled
  /// account is the same, after the same work.
  ///
  /// Throws `ServiceError` `login_refused`, `too_many_attempts` with the seconds to wait, `invalid_record` for what can be
  /// no name or no password.
  package func callAsFunction(
    login: String, password: String, address: String, requestID: String
  ) async throws -> Entry {
    let problems = [
      ServiceError.FieldProblem(text: login, of: "login", "账号", .name),
      ServiceError.FieldProblem(text: password, of: "password", "密码", LogIn.typed),
    ].compactMap(\.self)
    if let first = problems.first {
      throw ServiceError(.invalid, code: "invalid_record", message: first.message, fields: problems)
    }
    let login = LogIn.folded(login)
    let keys = LoginThrottle.keys(login: login, address: address, access.limits)
    if let wait = try await accounts.attempt(keys) {
      throw ServiceError(
        .tooMany, code: "too_many_attempts", message: "登录失败次数过多,请 \(wait) 秒后再试。", pause: wait)
    }
    let secret = try await accounts.secret(login: login)
    guard let secret, let hash = secret.password,
      try await access.hashing({ try await access.hasher.verify(password, against: hash) })
    else {
      if secret?.password == nil { try await access.hashing { try await access.hasher.verifyAgainstNothing(password) } }
      let nobody = Invocation(
        organisation: secret?.account.organisation ?? 0, actor: secret?.account.name ?? "", address: address,
        requestID: requestID)
      // What was typed where no account is may be a password.
      let subject = secret?.account.subject ?? "account:?"
      try await registry.note(AuditNote("account.log_in_refused", subject: subject), invocation: nobody)
      throw ServiceError(.unauthenticated, code: "login_refused", message: "账号或密码不正确,或账号已停用。")
    }
    let account = secret.account
    let invocation = account.acting(writes: true, address: address).invocation(requestID: requestID)
    try await accounts.succeeded(keys)
    if access.hasher.needsRehash(hash) {
      let anew = try await access.hashing { try await access.hasher.hash(password) }
      _ = try await accounts.change(
        account.id, [.password(anew, mustChange: account.mustChange)],
        note: AuditNote("account.rehash", subject: account.subject), invocation)
    }
    let token = SecretToken(.session)
    let credential = try await accounts.issue(
      NewCredential(
        account: account.id, kind: .session, digest: token.hash, title: "", writes: true,
        lifetime: access.limits.sessionLength),
      note: AuditNote("account.log_in", subject: account.subject), invocation)
    return Entry(account: account, token: token, credential: credential)
  }

  /// Whether there is any account.
  package func hasAccounts() async throws -> Bool { try await accounts.hasAccounts() }

  /// Who shows this secret. Throws `ServiceError` `login_required` for one that lets nobody in any more.
  package func holder(of text: String, _ kind: SecretToken.Kind, address: String) async throws -> Holder {
    guard let token = SecretToken(text: text), token.kind == kind,
      let found = try await accounts.holder(digest: token.hash, idle: access.limits.sessionIdle)
    else {
      throw ServiceError(
        .unauthenticated, code: "login_required",
        message: kind == .session ? "登录已失效,请重新登录。" : "令牌无效、已到期或已撤销,请换用有效的令牌。", remedy: .logIn)
    }
    return Holder(
      account: found.account, credential: found.credential,
      acting: found.account.acting(writes: found.credential.writes, address: address))
  }

  /// Somebody who was let in.
  package struct Holder: Sendable {
    package let account: Account
    package let credential: Credential
    package let acting: Acting
  }

  /// A log-in name as it is kept: lower case, without spaces around.
  static func folded(_ login: String) -> String {
    String(login.lowercased().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Account {
  /// How the audit names it.
  var subject: String { "account:\(login)" }
}

extension Acting {
  /// On whose behalf a request with this id works.
  package func invocation(requestID: String) -> Invocation {
    Invocation(organisation: organisation, account: account, actor: name, address: address, requestID: requestID)
  }
}
