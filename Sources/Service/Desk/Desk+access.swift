import Secrets

extension Desk {
  package var logIn: LogIn { LogIn(accounts: accounts, access: access, registry: ports.registry) }

  /// How long a browser's session lasts at most.
  package var sessionLength: Duration { access.limits.sessionLength }

  /// How long the answer to a request that carries a key is kept.
  package var answerLifetime: Duration { access.limits.answers }

  /// Deletes sessions, tokens, counts of failed log-ins and kept answers that have ended for longer than they are kept.
  package func sweep() async throws -> Swept { try await accounts.sweep(access.limits) }

  package var keepAccounts: KeepAccounts {
    KeepAccounts(accounts: accounts, access: access, registry: registry, acting: acting)
  }

  /// What somebody who was let in does with their own account.
  package var ownAccount: OwnAccount {
    OwnAccount(accounts: accounts, registry: registry, access: access, acting: acting)
  }

  /// The name of the partnership whose records are worked on.
  package func partnership() async throws -> String {
    try await accounts.organisations().first { $0.id == organisation }?.name ?? ""
  }

  /// Keeps files that wait to be imported.
  package var uploads: KeepUploads { KeepUploads(registry: registry, limits: access.limits, acting: acting) }

  package var organisations: KeepOrganisations { KeepOrganisations(accounts: accounts, acting: acting) }

  /// Reads and proves the audit.
  package var audit: ReadAudit { ReadAudit(accounts: accounts, registry: registry, acting: acting) }

  /// Writes rows of the audit as a table.
  package var exportAudit: ExportAudit { ExportAudit(read: audit) }

  /// Makes a token for an account, as whoever keeps accounts does at the terminal; its text is told once.
  ///
  /// Throws `ServiceError` `not_allowed`, `account_not_found`, `invalid_record`.
  package func token(
    for login: String, title: String, writes: Bool, days: Int?, _ invocation: Invocation
  ) async throws -> (text: String, credential: Credential) {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await keepAccounts.find(login, invocation)
    let made = try await KeepTokens(accounts: accounts, access: access).make(
      for: account.id, title: title, writes: writes, days: days, invocation)
    return (made.token.text, made.credential)
  }

  /// The live tokens of an account. Throws `ServiceError` `not_allowed`, `account_not_found`.
  package func tokens(of login: String, _ invocation: Invocation) async throws -> [Credential] {
    let account = try await keepAccounts.find(login, invocation)
    return try await accounts.credentials(of: account.id, .token, invocation)
  }

  /// Ends a token of an account. Throws `ServiceError` `not_allowed`, `account_not_found`, `token_not_found`.
  package func revokeToken(_ id: Int64, of login: String, _ invocation: Invocation) async throws {
    try Policy.demand(.keepAccounts, of: acting, isChange: true)
    let account = try await keepAccounts.find(login, invocation)
    try await KeepTokens(accounts: accounts, access: access).revoke(id, of: account.id, invocation)
  }
}
