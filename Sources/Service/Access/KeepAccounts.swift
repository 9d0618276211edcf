package import Domain
package import Secrets

/// Keeps the accounts of an organisation.
package struct KeepAccounts: Sendable {
  let accounts: any AccountBook
  let access: AccessRules
  let registry: any Registry
  let acting: Acting

  /// The accounts, by log-in name. Throws `ServiceError` `not_allowed`.
  package func list(_ invocation: Invocation) async throws -> [Account] {
    try Policy.demand(.keepAccounts, of: acting)
    return try await accounts.accounts(invocation)
  }

  /// The account of this log-in name. Throws `ServiceError` `not_allowed`, `account_not_found`.
  package func find(_ login: String, _ invocation: Invocation) async throws -> Account {
    try Policy.demand(.keepAccounts, of: acting)
    let folded = LogIn.folded(login)
    guard let account = try await accounts.accounts(invocation).first(where: { $0.login == folded }) else {
      throw ServiceError(.notFound, code: "account_not_found", message: "没有账号「\(login)」。")
    }
    return account
  }

  /// Adds an account. Without a password one is made, which is told once and must be replaced at the first log-in.
  ///
  /// Throws `ServiceError` `invalid_record` naming every field that is wrong, `login_taken`, `administrator_first`, `not_allowed`.
  package func add(
    login: String, name: String, role: Role, parks: [String], enterprise: String? = nil, password: String? = nil,
    _ invocation: Invocation
  ) async throws -> (account: Account, password: String?) {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let login = LogIn.folded(login)
    var problems: [ServiceError.FieldProblem] = []
    if !KeepAccounts.isLogin(login) {
      problems.append(
        .init(
          field: "login", code: "malformed", message: "账号由 2 到 64 个小写字母、数字、点、下划线或连字符组成,以字母或数字开头。"))
    }
    if let problem = ServiceError.FieldProblem(text: name, of: "name", "姓名", .name) { problems.append(problem) }
    if name.allSatisfy(\.isWhitespace) {
      problems.append(.init(field: "name", code: "missing", message: "请写明姓名。"))
    }
    problems += try await parkProblems(role, parks, invocation)
    if (role == .firm) != (enterprise != nil) {
      problems.append(
        .init(field: "enterprise_id", code: "not_allowed", message: "校友企业账号须指明企业,其他账号不指明。"))
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "账号内容有误。", fields: problems)
    }
    let firm: Int64?
    if let enterprise {
      firm = try await FindRecord<EnterpriseField>(registry)(enterprise, organisation: invocation.organisation).id
    } else {
      firm = nil
    }
    let hasAdministrator = try await accounts.accounts(invocation).contains {
      $0.role == .administrator && $0.disabledAt == nil
    }
    guard role == .administrator || hasAdministrator else {
      throw ServiceError(
        .conflict, code: "administrator_first", message: "本单位还没有管理员,第一个账号须是管理员。")
    }
    let made = password == nil ? KeepAccounts.makePassword() : nil
    let hash = try await access.hash(password ?? made ?? "", login: login, name: name)
    let account = try await accounts.add(
      NewAccount(
        login: login, name: name, role: role, parks: parks, enterprise: firm, mustChange: made != nil),
      password: hash, invocation)
    return (account, made)
  }

  /// Gives an account another role or other parks. Throws `ServiceError` `account_not_found`, `last_administrator`.
  package func setRole(
    _ login: String, _ role: Role, parks: [String], _ invocation: Invocation
  ) async throws -> Account {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await find(login, invocation)
    let problems = try await parkProblems(role, parks, invocation)
    guard problems.isEmpty, role != .firm, account.role != .firm else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "账号内容有误。",
        fields: problems.isEmpty
          ? [.init(field: "role", code: "not_allowed", message: "校友企业账号不能改为其他角色,反之亦然;请另开账号。")] : problems)
    }
    return try await changed(
      account, [.role(role, parks: role == .parkOfficial ? parks : [])],
      AuditNote(
        "account.role", subject: account.subject,
        detail: "\(account.role.label) → \(role.label)" + (parks.isEmpty ? "" : ":\(parks.joined(separator: "、"))")),
      invocation)
  }

  /// Stops an account from letting anybody in, its sessions and tokens with it, or lets it again.
  /// Throws `ServiceError` `account_not_found`, `last_administrator`.
  package func setDisabled(_ login: String, _ isDisabled: Bool, _ invocation: Invocation) async throws -> Account {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await find(login, invocation)
    return try await changed(
      account, [.isDisabled(isDisabled)], ending: isDisabled ? .all : nil,
      AuditNote(isDisabled ? "account.disable" : "account.enable", subject: account.subject), invocation)
  }

  /// Gives an account a password that is told once and must be replaced; its sessions and tokens end.
  package func resetPassword(_ login: String, _ invocation: Invocation) async throws -> (
    account: Account, password: String
  ) {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await find(login, invocation)
    let made = KeepAccounts.makePassword()
    let hash = try await access.hash(made, login: account.login, name: account.name)
    let changed = try await changed(
      account, [.password(hash, mustChange: true)], ending: .all,
      AuditNote("account.reset_password", subject: account.subject), invocation)
    return (changed, made)
  }

  /// Takes an account's second factor away, for who has lost authenticator and recovery codes; its sessions end. Throws
  /// `ServiceError` `account_not_found`.
  package func resetSecondFactor(_ login: String, _ invocation: Invocation) async throws -> Account {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await find(login, invocation)
    return try await changed(
      account, [.noSecondFactor], ending: Ending([.session]),
      AuditNote("account.reset_second_factor", subject: account.subject), invocation)
  }

  private func changed(
    _ account: Account, _ changes: [AccountChange], ending: Ending? = nil, _ note: AuditNote, _ invocation: Invocation
  ) async throws -> Account {
    guard let changed = try await accounts.change(account.id, changes, ending: ending, note: note, invocation) else {
      throw ServiceError(.notFound, code: "account_not_found", message: "没有账号「\(account.login)」。")
    }
    return changed.account
  }

  private func parkProblems(
    _ role: Role, _ parks: [String], _ invocation: Invocation
  ) async throws -> [ServiceError.FieldProblem] {
    guard role == .parkOfficial else {
      return parks.isEmpty
        ? [] : [.init(field: "parks", code: "not_allowed", message: "只有园区人员指明园区。")]
    }
    guard !parks.isEmpty else {
      return [.init(field: "parks", code: "missing", message: "园区人员须指明所在园区的代码。")]
    }
    let known = Set(
      try await registry.records(invocation.organisation).all(ParkField.self).compactMap { $0.text(.code) })
    return parks.filter { !known.contains($0) }.map {
      .init(field: "parks", code: "park_not_found", message: "没有代码为「\($0)」的园区。")
    }
  }

  private static func isLogin(_ text: String) -> Bool {
    let letters = text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || [".", "_", "-"].contains($0)
    }
    return letters && (2...64).contains(text.utf8.count) && text.first.map { $0.isLetter || $0.isNumber } == true
  }

  /// A password to be told once: enough of a token's letters that nobody guesses it, few enough to be typed.
  private static func makePassword() -> String {
    let text = SecretToken(.link).text.dropFirst(5).filter { $0.isLetter || $0.isNumber }.prefix(16)
    return stride(from: 0, to: 16, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }
}

extension ServiceError {
  /// `last_administrator`: an organisation never loses its last one.
  package static var lastAdministrator: ServiceError {
    ServiceError(.conflict, code: "last_administrator", message: "这样本单位就没有管理员了,请先另设一名管理员。")
  }
}
