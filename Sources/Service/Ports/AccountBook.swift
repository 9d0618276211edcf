import Domain

/// Where accounts, what lets them in, and organisations are kept. Every write appends its note to the audit in the same
/// transaction.
package protocol AccountBook: Sendable {
  /// Whether any organisation has an account, disabled ones among them.
  func hasAccounts() async throws -> Bool

  /// The account of a name to log in with, with what proves it; `nil` when there is none or it is disabled. For log-in, before
  /// anybody acts.
  func secret(login: String) async throws -> AccountSecret?

  /// The account that a credential lets in, and the use of it noted; `nil` when it is unknown, expired, revoked, idle for
  /// longer than `idle` when it is a session, or of a disabled account.
  func holder(digest: [UInt8], idle: Duration) async throws -> (credential: Credential, account: Account)?

  /// Counts an attempt to log in under each of the keys, before it is known whether it will do. Answers the seconds to wait
  /// when one of them has to; then none is counted.
  func attempt(_ keys: [LoginThrottle.Key]) async throws -> Int?

  /// Takes an attempt back that did. The account is from then on not held up where it was let in from by those who fail
  /// elsewhere.
  func succeeded(_ keys: [LoginThrottle.Key]) async throws

  /// Takes an attempt back that was not judged.
  func takeBack(_ keys: [LoginThrottle.Key]) async throws

  /// The accounts of the invocation's organisation, by their log-in name.
  func accounts(_ invocation: Invocation) async throws -> [Account]

  /// Adds an account with its hashed password. Throws `ServiceError` `login_taken`.
  func add(_ account: NewAccount, password: String, _ invocation: Invocation) async throws -> Account

  /// Changes an account and ends credentials of it. Answers it as it stands and how many ended; `nil` when the organisation
  /// has none of this id. Throws `ServiceError` `last_administrator` when the organisation would be left without one,
  /// whoever else changes accounts at the same moment.
  func change(
    _ account: Int64, _ changes: [AccountChange], ending: Ending?, note: AuditNote, _ invocation: Invocation
  ) async throws -> (account: Account, ended: Int)?

  /// Lets `work` read and change what an account shows beside its password, alone with it, and appends its note. Where the
  /// organisation has no such account it is given none, of which nothing is kept.
  ///
  /// Throws `ServiceError` `keys_missing` and `seal_…` where the secret can be neither sealed nor opened.
  func secondFactor<Result: Sendable>(
    of account: Int64, _ invocation: Invocation,
    _ work: @Sendable (inout SecondFactor) throws -> (result: Result, note: AuditNote?)
  ) async throws -> Result

  /// Issues a credential. Throws `ServiceError` `login_refused` where the account was disabled, or what was proved does not
  /// stand any more.
  func issue(_ credential: NewCredential, note: AuditNote, _ invocation: Invocation) async throws -> Credential

  /// The live credentials of an account, newest first.
  func credentials(of account: Int64, _ kind: Credential.Kind?, _ invocation: Invocation) async throws -> [Credential]

  /// Ends credentials of an account. Answers how many.
  func revoke(of account: Int64, _ ending: Ending, note: AuditNote, _ invocation: Invocation) async throws -> Int

  /// Deletes what has ended for longer than it is kept, in every organisation.
  func sweep(_ limits: AccessLimits) async throws -> Swept

  /// Adds a guest and the link that lets them in once. Answers the link.
  func invite(_ invitation: NewInvitation, _ invocation: Invocation) async throws -> Invitation

  /// The links to a firm, newest first.
  func invitations(to enterprise: Int64, _ invocation: Invocation) async throws -> [Invitation]

  /// Ends a link and what it opened; nothing changes for one that has ended. `nil` when the organisation has none of this
  /// number.
  func revokeInvitation(_ id: Int64, _ invocation: Invocation) async throws -> Invitation?

  /// Opens a link, and begins the session of this digest, unless it was opened before or has ended. The attempt is in the
  /// audit whatever comes of it; one with a link that there is not is nobody's.
  func open(
    link digest: [UInt8], session: [UInt8], lifetime: Duration, address: String, requestID: String
  ) async throws -> OpenedLink

  /// When contact data of the acting firm and its people was shown clear, newest first.
  func ownLooks(_ invocation: Invocation) async throws -> [OwnLook]

  /// Every organisation, by code.
  func organisations() async throws -> [Organisation]

  /// Adds an organisation with its university and county. Throws `ServiceError` `organisation_exists`.
  func add(_ organisation: NewOrganisation, _ invocation: Invocation) async throws -> Organisation

  /// Rows of the audit of the invocation's organisation, newest first.
  func events(_ query: AuditQuery, _ invocation: Invocation) async throws -> [AuditEvent]

  /// Goes through the audit of the invocation's organisation from its first row; `head` is a digest that must be among them.
  func verify(head: String?, _ invocation: Invocation) async throws -> AuditVerdict
}
