package import Domain

/// Somebody who may log in.
package struct Account: Sendable, Hashable, Encodable {
  package let id: Int64
  package let organisation: Int64
  /// The name to log in with, unique among all organisations.
  package let login: String
  /// What records and the audit call them.
  package let name: String
  package let role: Role
  /// The codes of a park official's parks.
  package let parks: [String]
  /// A firm's own record.
  package let enterprise: Int64?
  /// The person that a guest is, where the contact is on record.
  package let person: Int64?
  /// Whether it is let in by a link alone.
  package let isGuest: Bool
  /// Whether the password has to be replaced before anything else.
  package let mustChange: Bool
  /// Whether a code of an authenticator is asked beside the password.
  package let hasSecondFactor: Bool
  /// When it was made, RFC 3339 UTC.
  package let createdAt: String
  /// Since when it lets nobody in; absent while it does.
  package let disabledAt: String?

  package init(
    id: Int64, organisation: Int64, login: String, name: String, role: Role, parks: [String], enterprise: Int64?,
    person: Int64? = nil, isGuest: Bool = false,
    mustChange: Bool, hasSecondFactor: Bool, createdAt: String, disabledAt: String?
  ) {
    self.id = id
    self.organisation = organisation
    self.login = login
    self.name = name
    self.role = role
    self.parks = parks
    self.enterprise = enterprise
    self.person = person
    self.isGuest = isGuest
    self.mustChange = mustChange
    self.hasSecondFactor = hasSecondFactor
    self.createdAt = createdAt
    self.disabledAt = disabledAt
  }

  enum CodingKeys: String, CodingKey {
    case id, login, name, role, parks
    case enterprise = "enterprise_id"
    case mustChange = "must_change_password"
    case hasSecondFactor = "has_second_factor"
    case createdAt = "created_at"
    case disabledAt = "disabled_at"
  }

  /// Who acts when this account was let in.
  package func acting(writes: Bool, address: String) -> Acting {
    Acting(
      organisation: organisation, account: id, name: name, login: login, role: role, parks: parks, writes: writes,
      mustChange: mustChange, address: address, firm: enterprise, person: person,
      way: isGuest ? "一次性链接" : "账号 \(login)")
  }
}

/// An account with what proves it.
package struct AccountSecret: Sendable {
  package let account: Account
  /// The hashed password; `nil` while none is set.
  package let password: String?

  package init(account: Account, password: String?) {
    self.account = account
    self.password = password
  }
}

/// An account to add.
package struct NewAccount: Sendable {
  package let login: String
  package let name: String
  package let role: Role
  package let parks: [String]
  package let enterprise: Int64?
  package let mustChange: Bool

  package init(
    login: String, name: String, role: Role, parks: [String] = [], enterprise: Int64? = nil, mustChange: Bool = true
  ) {
    self.login = login
    self.name = name
    self.role = role
    self.parks = parks
    self.enterprise = enterprise
    self.mustChange = mustChange
  }
}

/// One thing that is changed of an account.
package enum AccountChange: Sendable {
  case role(Role, parks: [String])
  case name(String)
  /// The same password, hashed anew; nothing where another one was set meanwhile.
  case rehash(from: String, to: String)
  /// A hashed password, and whether it has to be replaced at the next log-in.
  case password(String, mustChange: Bool)
  case isDisabled(Bool)
  /// No code is asked beside the password any more.
  case noSecondFactor

  /// Whether an organisation may lose an administrator by it.
  package var mayTakeAdministrator: Bool {
    switch self {
    case .role(let role, _): role != .administrator
    case .isDisabled(let isDisabled): isDisabled
    case .name, .rehash, .password, .noSecondFactor: false
    }
  }
}

/// Which live credentials of an account end.
package struct Ending: Sendable, Hashable {
  package let kinds: Set<Credential.Kind>
  /// This one alone; all of the kinds when `nil`.
  package let only: Int64?
  /// All but this one.
  package let kept: Int64?

  package init(_ kinds: Set<Credential.Kind>, only: Int64? = nil, keeping kept: Int64? = nil) {
    self.kinds = kinds
    self.only = only
    self.kept = kept
  }

  /// Sessions and tokens, all of them.
  package static let all = Ending(Set(Credential.Kind.allCases))
}

/// What lets an account in: a browser's session or a personal token.
package struct Credential: Sendable, Hashable, Encodable {
  package enum Kind: String, Sendable, Hashable, CaseIterable, Encodable {
    case session
    case token
    /// A link that is opened once.
    case link
    /// The session that opening it began.
    case guest
  }

  package let id: Int64
  package let kind: Kind
  /// What its holder calls it.
  package let title: String
  /// Whether it is good for changes, or for reading alone.
  package let writes: Bool
  /// Where it was made.
  package let address: String?
  /// When it was made, was last used and ends, RFC 3339 UTC.
  package let createdAt: String
  package let usedAt: String
  package let expiresAt: String

  package init(
    id: Int64, kind: Kind, title: String, writes: Bool, address: String?, createdAt: String, usedAt: String,
    expiresAt: String
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.writes = writes
    self.address = address
    self.createdAt = createdAt
    self.usedAt = usedAt
    self.expiresAt = expiresAt
  }

  enum CodingKeys: String, CodingKey {
    case id, kind, title, writes, address
    case createdAt = "created_at"
    case usedAt = "used_at"
    case expiresAt = "expires_at"
  }
}

/// How many rows that had ended were deleted.
package struct Swept: Sendable, Hashable {
  /// Sessions and tokens.
  package var credentials = 0
  package var failedLogins = 0
  /// Answers to requests that carried a key.
  package var answers = 0
  /// Files that waited to be imported.
  package var uploads = 0

  package init(credentials: Int = 0, failedLogins: Int = 0, answers: Int = 0, uploads: Int = 0) {
    self.credentials = credentials
    self.failedLogins = failedLogins
    self.answers = answers
    self.uploads = uploads
  }
}

/// A credential to keep: of the secret only the digest.
package struct NewCredential: Sendable {
  package let account: Int64
  package let kind: Credential.Kind
  package let digest: [UInt8]
  package let title: String
  package let writes: Bool
  package let lifetime: Duration
  /// What was proved for it and must still stand when it is issued; `nil` where who asks was let in before.
  package let proof: Proof?
  /// With what who asks was let in, which must still let in; `nil` at the terminal and at the door.
  package let asker: Int64?

  /// The hash of the password, and whether a code was asked beside it.
  package struct Proof: Sendable, Hashable {
    package let password: String
    package let hasSecondFactor: Bool
  }

  package init(
    account: Int64, kind: Credential.Kind, digest: [UInt8], title: String, writes: Bool, lifetime: Duration,
    proof: Proof? = nil, asker: Int64? = nil
  ) {
    self.proof = proof
    self.asker = asker
    self.account = account
    self.kind = kind
    self.digest = digest
    self.title = title
    self.writes = writes
    self.lifetime = lifetime
  }
}
