package import Domain

/// What a firm sees of itself: `{enterprise, contact?, can_consent, note, records, consents, purposes, proposals, looks}`.
package struct OwnProfile: Sendable, Encodable {
  /// The firm.
  package let enterprise: NamedRecord
  /// The name of whoever came by a link; absent when there is no record of them.
  package let contact: String?
  /// The firm, its plans and whoever came by the link, each with its facts.
  package let records: [Item]
  /// What would help most to know, the most telling first.
  package let questions: [Question]
  /// The consents of whoever came by the link.
  package let consents: [Given]
  /// What a consent may be given for; none where nobody is on record.
  package let purposes: [Purpose]
  /// What was told before and what became of it, the latest first.
  package let proposals: [Told]
  /// Who looked at contact data, the latest first.
  package let looks: [OwnLook]

  /// A record with what is known of it.
  package struct Item: Sendable, Encodable {
    package let entity: Entity
    package let id: Int64
    /// Its name under a heading.
    package let name: String
    package let facts: [Fact]
  }

  /// One fact, known or not.
  package struct Fact: Sendable, Encodable {
    package let field: String
    package let label: String
    /// As it is printed; absent while unknown. Contact data is masked.
    package let value: String?
    package let source: SourceView?
    /// How it is written.
    package let hint: String
    /// What may be chosen; absent where anything may be written.
    package let choices: [Choice]?
    /// Whether it is a text of several lines.
    package let isLong: Bool
    /// What was told of it and waits.
    package let pending: String?

    enum CodingKeys: String, CodingKey {
      case field, label, value, source, hint, choices, pending
      case isLong = "is_long"
    }
  }

  /// A value that may be chosen.
  package struct Choice: Sendable, Encodable, Hashable {
    package let code: String
    package let label: String
  }

  /// Something that is not known and asked.
  package struct Question: Sendable, Encodable {
    package let entity: Entity
    package let id: Int64
    package let field: String
    package let text: String
  }

  /// A consent that was given.
  package struct Given: Sendable, Encodable {
    package let id: Int64
    package let purpose: String
    package let scope: String
    package let textVersion: String?
    package let givenOn: CalendarDate?
    package let expiresOn: CalendarDate?
    package let withdrawnOn: CalendarDate?
    package let isLive: Bool

    enum CodingKeys: String, CodingKey {
      case id, purpose, scope
      case textVersion = "text_version"
      case givenOn = "given_on"
      case expiresOn = "expires_on"
      case withdrawnOn = "withdrawn_on"
      case isLive = "is_live"
    }
  }

  /// A purpose with the text that is agreed to.
  package struct Purpose: Sendable, Encodable {
    package let code: String
    package let name: String
    package let ground: String
    /// Who may use the data: one text for each side that may be chosen.
    package let sides: [Side]
    package let textVersion: String

    /// A side with the words agreed to.
    package struct Side: Sendable, Encodable {
      package let scope: String
      package let label: String
      package let text: [String]
    }

    enum CodingKeys: String, CodingKey {
      case code, name, ground, sides
      case textVersion = "text_version"
    }
  }

  /// What was told at one time.
  package struct Told: Sendable, Encodable {
    package let id: Int64
    package let submittedOn: CalendarDate
    package let note: String?
    package let cells: [ProposalCell]

    enum CodingKeys: String, CodingKey {
      case id, note, cells
      case submittedOn = "submitted_on"
    }
  }
}

/// One field of what a firm told, old and new: `{id, entity, record, field, label, standing?, standing_source?,
/// standing_on?, told?, state, now?, is_outdated, reason?, settled_on?, settled_by?}`.
package struct ProposalCell: Sendable, Encodable, Hashable {
  /// The number of the difference.
  package let id: Int64
  package let entity: Entity
  package let record: Int64
  package let field: String
  package let label: String
  /// What stood when it was told, as it is printed.
  package let standing: String?
  package private(set) var standingSource: String?
  package let standingOn: CalendarDate?
  /// What was told; absent that it is not known.
  package let told: String?
  package let state: DifferenceState
  /// What stands now.
  package let now: String?
  /// Whether what stood was replaced meanwhile: then it cannot be accepted.
  package let isOutdated: Bool
  package let reason: String?
  package let settledOn: CalendarDate?
  /// Who settled it.
  package private(set) var settledBy: String?

  enum CodingKeys: String, CodingKey {
    case id, entity, record, field, label, standing, told, state, now, reason
    case standingSource = "standing_source"
    case standingOn = "standing_on"
    case isOutdated = "is_outdated"
    case settledOn = "settled_on"
    case settledBy = "settled_by"
  }

  /// The same as the firm is told it: nobody of the office is named.
  var unnamed: ProposalCell {
    var cell = self
    (cell.standingSource, cell.settledBy) = (nil, nil)
    return cell
  }

  /// Its record, field and word, as `--field` takes it.
  package var key: String { entity == .plan ? "plan.\(record).\(field)" : "\(entity).\(field)" }

  /// The word for what became of it.
  package var outcome: String {
    switch state {
    case .open: isOutdated ? "待审核(现有内容已变)" : "待审核"
    case .taken: "已采纳"
    case .kept: "未采纳"
    }
  }
}
