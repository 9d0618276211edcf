import Domain
package import Secrets

/// What somebody who was let in does with their own account.
package struct OwnAccount: Sendable {
  let accounts: any AccountBook
  let registry: any Registry
  let access: AccessRules
  let acting: Acting

  /// Who was let in. Throws `ServiceError` `account_not_found` for whoever runs the program where its database is.
  @discardableResult
  package func holder() throws(ServiceError) -> Acting {
    try Policy.demand(.ownAccount, of: acting)
    guard acting.account != 0 else {
      throw ServiceError(.notFound, code: "account_not_found", message: "在本机直接运行的没有自己的账号;以令牌办理的才有。")
    }
    return acting
  }

  /// Replaces the password; other sessions end, and the tokens too when `endsTokens`: a script goes on working with its
  /// token unless somebody who may know it is to be kept out. Answers how many ended.
  ///
  /// Throws `ServiceError` `invalid_record` for a wrong old password and for a new one that will not do.
  package func changePassword(
    from old: String, to new: String, login: String, endsTokens: Bool = false, keeping session: Int64?,
    _ invocation: Invocation
  ) async throws -> Int {
    try Policy.demand(.ownAccount, of: acting)
    let secret = try await counted(login, invocation) { try await prove(old, of: login, field: "old_password") }
    guard PasswordHasher.normalised(old) != PasswordHasher.normalised(new) else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "新密码不能与原密码相同。",
        fields: [.init(field: "password", code: "password_unchanged", message: "新密码不能与原密码相同。")])
    }
    let made = try await access.hash(new, login: secret.account.login, name: secret.account.name)
    let changed = try await accounts.change(
      acting.account, [.password(made, mustChange: false)],
      ending: Ending(endsTokens ? [.session, .token] : [.session], keeping: session),
      note: AuditNote("account.password", subject: secret.account.subject), invocation)
    return changed?.ended ?? 0
  }

  /// Ends one session, or all of them.
  package func logOut(session: Int64?, _ invocation: Invocation) async throws -> Int {
    try Policy.demand(.ownAccount, of: acting)
    return try await accounts.revoke(
      of: acting.account, Ending([.session], only: session),
      note: AuditNote(session == nil ? "account.log_out_everywhere" : "account.log_out"), invocation)
  }

  /// The live sessions and tokens, newest first.
  package func credentials(_ kind: Credential.Kind, _ invocation: Invocation) async throws -> [Credential] {
    try holder()
    return try await accounts.credentials(of: acting.account, kind, invocation)
  }

  /// Makes a token for the program on one's behalf; its text is told once.
  ///
  /// - Parameter asker: the credential by which one was let in.
  ///
  /// Throws `ServiceError` `invalid_record` for a title that will not do or a term out of range, `login_refused` when the
  /// asker has ended meanwhile.
  package func makeToken(
    title: String, writes: Bool, days: Int?, asker: Int64, _ invocation: Invocation
  ) async throws -> (token: SecretToken, credential: Credential) {
    try holder()
    try Policy.demand(.ownAccount, of: acting, isChange: true)
    guard !acting.mustChange else { throw ServiceError.passwordMustChange }
    return try await KeepTokens(accounts: accounts, access: access).make(
      for: acting.account, title: title, writes: writes, days: days, asker: asker, invocation)
  }

  /// Ends a token. Throws `ServiceError` `token_not_found`.
  package func revokeToken(_ id: Int64, _ invocation: Invocation) async throws {
    try holder()
    try await KeepTokens(accounts: accounts, access: access).revoke(id, of: acting.account, invocation)
  }
}

/// Makes and ends tokens of an account.
struct KeepTokens: Sendable {
  let accounts: any AccountBook
  let access: AccessRules

  func make(
    for account: Int64, title: String, writes: Bool, days: Int?, asker: Int64? = nil, _ invocation: Invocation
  ) async throws -> (token: SecretToken, credential: Credential) {
    var problems: [ServiceError.FieldProblem] = []
    if title.allSatisfy(\.isWhitespace) {
      problems.append(.init(field: "title", code: "missing", message: "请写明令牌的用途,如 日报脚本。"))
    } else if let problem = ServiceError.FieldProblem(text: title, of: "title", "用途", .name) {
      problems.append(problem)
    }
    let term = days ?? access.limits.tokenDays
    if !(1...access.limits.longestTokenDays).contains(term) {
      problems.append(
        .init(field: "days", code: "out_of_range", message: "有效期应在 1 到 \(access.limits.longestTokenDays) 天之间。"))
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "令牌内容有误。", fields: problems)
    }
    let token = SecretToken(.personal)
    let credential = try await accounts.issue(
      NewCredential(
        account: account, kind: .token, digest: token.hash, title: title, writes: writes,
        lifetime: .seconds(term * 86_400), asker: asker),
      note: AuditNote(
        "account.token", subject: "account:#\(account)", detail: "\(title)(\(writes ? "可办理" : "只读"),\(term) 天)"),
      invocation)
    return (token, credential)
  }

  func revoke(_ id: Int64, of account: Int64, _ invocation: Invocation) async throws {
    let count = try await accounts.revoke(
      of: account, Ending([.token], only: id), note: AuditNote("account.revoke_token", subject: "token:\(id)"),
      invocation)
    guard count > 0 else {
      throw ServiceError(.notFound, code: "token_not_found", message: "没有编号为 \(id) 的有效令牌。")
    }
  }
}
