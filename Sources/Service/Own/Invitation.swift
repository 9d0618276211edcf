package import Domain

/// A link that lets a firm's contact in once: `{id, enterprise_id, contact, person_id?, created_at, expires_at, opened_at?,
/// revoked_at?, state}`.
package struct Invitation: Sendable, Hashable, Encodable {
  /// Where a link stands.
  package enum State: String, Sendable, Hashable, CaseIterable, Encodable {
    case waiting
    case opened
    case expired
    case revoked

    /// The word on screen.
    package var label: String {
      switch self {
      case .waiting: "待打开"
      case .opened: "已打开"
      case .expired: "已过期"
      case .revoked: "已撤销"
      }
    }
  }

  package let id: Int64
  package let enterprise: Int64
  /// Who is meant to open it.
  package let contact: String
  /// The contact's record; absent when there is none.
  package let person: Int64?
  /// RFC 3339 UTC.
  package let createdAt: String
  package let expiresAt: String
  package let openedAt: String?
  package let revokedAt: String?
  package let state: State

  package init(
    id: Int64, enterprise: Int64, contact: String, person: Int64?, createdAt: String, expiresAt: String,
    openedAt: String?, revokedAt: String?, state: State
  ) {
    self.id = id
    self.enterprise = enterprise
    self.contact = contact
    self.person = person
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.openedAt = openedAt
    self.revokedAt = revokedAt
    self.state = state
  }

  enum CodingKeys: String, CodingKey {
    case id, contact, state
    case enterprise = "enterprise_id"
    case person = "person_id"
    case createdAt = "created_at"
    case expiresAt = "expires_at"
    case openedAt = "opened_at"
    case revokedAt = "revoked_at"
  }
}

/// A link to make: of the secret only the digest.
package struct NewInvitation: Sendable {
  package let enterprise: Int64
  /// What records and the audit call whoever opens it; it names nobody.
  package let guest: String
  package let person: Int64?
  /// Who is meant, where there is no record of them.
  package let contact: String
  package let digest: [UInt8]
  package let lifetime: Duration
}

/// What came of opening a link.
package enum OpenedLink: Sendable {
  case opened(account: Account, credential: Credential)
  case refused(Invitation.State)
  case unknown
}

/// When contact data was shown clear: by whose office and for what.
package struct OwnLook: Sendable, Hashable, Encodable {
  /// Whose data it was.
  package enum About: String, Sendable, Hashable, CaseIterable, Encodable {
    /// That of whoever asks.
    case own = "self"
    /// The telephone of the firm itself.
    case firm
    /// Somebody else's of the firm, who is not named.
    case other

    /// The word on screen.
    package var label: String {
      switch self {
      case .own: "您本人"
      case .firm: "企业联系电话"
      case .other: "本企业其他校友"
      }
    }
  }

  /// RFC 3339 UTC.
  package let recordedAt: String
  /// The office, in words; nobody's name.
  package let office: String
  package let purpose: String
  package let side: ConsentScope
  package let about: About

  package init(recordedAt: String, role: Role?, purpose: String, side: ConsentScope, about: About) {
    self.recordedAt = recordedAt
    office = role?.label ?? "系统值守人员"
    self.purpose = purpose
    self.side = side
    self.about = about
  }

  enum CodingKeys: String, CodingKey {
    case office, purpose, side, about
    case recordedAt = "recorded_at"
  }
}
