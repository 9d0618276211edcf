package import Domain
package import Secrets

/// Lets people in: with a password, and then with what they were given for it.
package struct LogIn: Sendable {
  let accounts: any AccountBook
  let access: AccessRules
  let registry: any Registry

  /// How long what is typed at the door may be. What is longer is no secret of anybody and costs no work.
  package static let typed = TextRule(longest: 1000)
  /// How long a code may be.
  package static let typedCode = TextRule(longest: 64)

  /// Who was let in, with the secret to show from now on; it is told once.
  package struct Entry: Sendable {
    package let account: Account
    package let token: SecretToken
    package let credential: Credential
  }

  /// Lets somebody in with a password, and a code where the account asks for one, and begins a session. The answer to a
  /// wrong password, a wrong code, an unknown and a disabled account is the same, after the same work; that a code is
  /// lacking is told only after the right password, and counts as a failure of this account from this address.
  ///
  /// Throws `ServiceError` `login_refused`, `code_required`, `too_many_attempts` with the seconds to wait, `invalid_record`
  /// for what can be no name, no password or no code.
  package func callAsFunction(
    login: String, password: String, code: String? = nil, address: String, requestID: String
  ) async throws -> Entry {
    let problems = [
      ServiceError.FieldProblem(text: login, of: "login", "账号", .name),
      ServiceError.FieldProblem(text: password, of: "password", "密码", LogIn.typed),
      code.flatMap { ServiceError.FieldProblem(text: $0, of: "code", "验证码", LogIn.typedCode) },
    ].compactMap(\.self)
    if let first = problems.first {
      throw ServiceError(.invalid, code: "invalid_record", message: first.message, fields: problems)
    }
    let login = LogIn.folded(login)
    let code = code.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let keys = LoginThrottle.keys(login: login, address: address, access.limits)
    if let wait = try await accounts.attempt(keys) {
      throw ServiceError(
        .tooMany, code: "too_many_attempts", message: "登录失败次数过多,请 \(wait) 秒后再试。", pause: wait)
    }
    do {
      return try await judge(login, password, code, keys, address, requestID)
    } catch let error as ServiceError where error.kind == .unavailable {
      // Nothing was judged: a server that is busy turns nobody away for later.
      try await accounts.takeBack(keys)
      throw error
    }
  }

  private func judge(
    _ login: String, _ password: String, _ code: String?, _ keys: [LoginThrottle.Key], _ address: String,
    _ requestID: String
  ) async throws -> Entry {
    let known = try await accounts.secret(login: login)
    let isPasswordRight = try await access.hashing {
      if let hash = known?.password { return try await access.hasher.verify(password, against: hash) }
      try await access.hasher.verifyAgainstNothing(password)
      return false
    }
    let nobody = Invocation(
      organisation: known?.account.organisation ?? 0, actor: known?.account.name ?? "", address: address,
      requestID: requestID)
    let asksCode = known?.account.hasSecondFactor == true
    if isPasswordRight, asksCode, code == nil {
      // Taken back where all from an address or on an account are counted: those who are let in by a second request hold nobody up.
      try await accounts.takeBack(keys.filter { !$0.isTrusted })
      try await registry.note(
        AuditNote("account.code_asked", subject: known?.account.subject ?? ""), invocation: nobody)
      throw ServiceError(
        .unauthenticated, code: "code_required", message: "请同时填写验证码:验证器显示的 6 位数字,或一个恢复码。")
    }
    var isRight = isPasswordRight
    // A wrong password with a code is answered after the work of a right one.
    if let code, asksCode || !isPasswordRight {
      isRight = try await prove(code, of: known?.account, isPasswordRight: isPasswordRight, nobody)
    } else if !isPasswordRight {
      try await registry.note(LogIn.refusal(of: known?.account), invocation: nobody)
    }
    guard isRight, let secret = known, let hash = secret.password else {
      throw ServiceError.loginRefused
    }
    let account = secret.account
    let invocation = account.acting(writes: true, address: address).invocation(requestID: requestID)
    var standing = hash
    if access.hasher.needsRehash(hash) {
      standing = try await access.hashing { try await access.hasher.hash(password) }
      _ = try await accounts.change(
        account.id, [.rehash(from: hash, to: standing)], ending: nil,
        note: AuditNote("account.rehash", subject: account.subject), invocation)
    }
    let token = SecretToken(.session)
    let credential = try await accounts.issue(
      NewCredential(
        account: account.id, kind: .session, digest: token.hash, title: "", writes: true,
        lifetime: access.limits.sessionLength,
        proof: .init(password: standing, hasSecondFactor: account.hasSecondFactor)),
      note: AuditNote("account.log_in", subject: account.subject), invocation)
    try await accounts.succeeded(keys)
    return Entry(account: account, token: token, credential: credential)
  }

  /// Whether the code is the account's; then it is used up. What is refused is noted in the same transaction.
  private func prove(
    _ code: String, of account: Account?, isPasswordRight: Bool, _ nobody: Invocation
  ) async throws -> Bool {
    let now = SecondFactor.now()
    let isCounted = isPasswordRight && TimedCode.isWrittenLike(code)
    let counted = isCounted ? account.map { [LoginThrottle.code(login: $0.login, access.limits)] } : nil
    if let counted, let wait = try await accounts.attempt(counted) {
      throw ServiceError(
        .tooMany, code: "too_many_attempts", message: "验证码输错次数过多,请 \(wait) 秒后再试,或改用恢复码。", pause: wait)
    }
    do {
      let isRight = try await accounts.secondFactor(of: account?.id ?? 0, nobody) { factor in
        let standing = factor
        guard let proof = factor.take(code, at: now), isPasswordRight else {
          factor = standing
          return (false, LogIn.refusal(of: account))
        }
        guard proof == .recovery else { return (true, nil) }
        let left = "\(factor.recovery.count)"
        return (true, AuditNote("account.recovery_code", subject: account?.subject ?? "", detail: left))
      }
      if isRight, let counted { try await accounts.succeeded(counted) }
      return isRight
    } catch let error as ServiceError where error.kind == .unavailable && !isPasswordRight {
      // That the secret cannot be read is told to who knows the password.
      try await registry.note(LogIn.refusal(of: account), invocation: nobody)
      return false
    }
  }

  /// What was typed where no account is may be a password, and is not kept.
  private static func refusal(of account: Account?) -> AuditNote {
    AuditNote("account.log_in_refused", subject: account?.subject ?? "account:?")
  }

  /// Whether there is any account.
  package func hasAccounts() async throws -> Bool { try await accounts.hasAccounts() }

  /// Who shows this secret. Throws `ServiceError` `login_required` for one that lets nobody in any more.
  package func holder(of text: String, _ kind: SecretToken.Kind, address: String) async throws -> Holder {
    guard let token = SecretToken(text: text), token.kind == kind,
      let found = try await accounts.holder(
        digest: token.hash, idle: kind == .guest ? access.limits.guestIdle : access.limits.sessionIdle)
    else {
      if kind == .guest {
        throw ServiceError(
          .unauthenticated, code: "login_required", message: "本次打开已失效。一个链接只能打开一次,请联系发送人重新索取。")
      }
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
    Invocation(
      organisation: organisation, account: account, actor: name, login: login, address: address, requestID: requestID)
  }
}

extension ServiceError {
  /// `login_refused`: the one answer to whatever does not let in.
  package static var loginRefused: ServiceError {
    ServiceError(.unauthenticated, code: "login_refused", message: "账号、密码或验证码不正确,或账号已停用。")
  }
}
