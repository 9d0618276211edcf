import Domain

/// What a merger of two enterprises did:
/// `{change?, keep, gone, moved: {kind: rows}, joined: {kind: rows}, filled: […], differing: […]}`.
package struct MergeReceipt: Sendable, Encodable, Hashable {
  /// The change, which can be taken back; absent after a dry run.
  package internal(set) var change: Int64?
  /// The enterprise that stays.
  package let keep: ServiceError.Candidate
  /// The enterprise that goes.
  package let gone: ServiceError.Candidate
  /// Rows that hang on the one that stays now, by kind of record.
  package internal(set) var moved: [String: Int] = [:]
  /// Rows both had, which are one now.
  package internal(set) var joined: [String: Int] = [:]
  /// Fields that were unknown.
  package internal(set) var filled: [Filled] = []
  /// Fields whose values differ, of the firms and of what was joined (`visit_party.…`).
  package internal(set) var differing: [Differing] = []

  /// A field that was unknown.
  package struct Filled: Sendable, Encodable, Hashable {
    package let field: String
    /// The word on screen.
    package let label: String
    /// The value on screen.
    package let value: String

    init(_ field: EnterpriseField, _ value: FieldValue) {
      self.field = field.name
      label = field.label
      self.value = ContactMask.shown(value, field)
    }
  }

  /// A field whose values differ.
  package struct Differing: Sendable, Encodable, Hashable {
    package let field: String
    /// The word on screen.
    package let label: String
    /// The value that stands.
    package let kept: String
    /// The value that goes.
    package let dropped: String

    init<Field: RecordField>(_ field: Field, kept: FieldValue, dropped: FieldValue) {
      let isOwn = Field.entity == .enterprise
      self.field = isOwn ? field.name : "\(Field.entity).\(field.name)"
      label = isOwn ? field.label : Field.label + " " + field.label
      self.kept = ContactMask.shown(kept, field)
      self.dropped = ContactMask.shown(dropped, field)
    }
  }

  init(keep: ServiceError.Candidate, gone: ServiceError.Candidate) {
    self.keep = keep
    self.gone = gone
  }
}
