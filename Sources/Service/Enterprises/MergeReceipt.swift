import Domain

/// What a merger of two enterprises did:
/// `{change?, keep, gone, moved: {kind: rows}, joined: {kind: rows}, filled: […], differing: […]}`.
public struct MergeReceipt: Sendable, Encodable, Hashable {
  /// The change, which can be taken back; absent after a dry run.
  public internal(set) var change: Int64?
  /// The enterprise that stays.
  public let keep: ServiceError.Candidate
  /// The enterprise that goes.
  public let gone: ServiceError.Candidate
  /// Rows that hang on the one that stays now, by kind of record.
  public internal(set) var moved: [String: Int] = [:]
  /// Rows both had, which are one now.
  public internal(set) var joined: [String: Int] = [:]
  /// Fields that were unknown.
  public internal(set) var filled: [Filled] = []
  /// Fields whose values differ.
  public internal(set) var differing: [Differing] = []

  /// A field that was unknown.
  public struct Filled: Sendable, Encodable, Hashable {
    /// Its name.
    public let field: String
    /// The word on screen.
    public let label: String
    /// The value on screen.
    public let value: String

    init(_ field: EnterpriseField, _ value: FieldValue) {
      self.field = field.name
      label = field.label
      self.value = value.display(field.kind)
    }
  }

  /// A field whose values differ.
  public struct Differing: Sendable, Encodable, Hashable {
    /// Its name.
    public let field: String
    /// The word on screen.
    public let label: String
    /// The value that stands.
    public let kept: String
    /// The value that goes.
    public let dropped: String

    init(_ field: EnterpriseField, kept: FieldValue, dropped: FieldValue) {
      self.field = field.name
      label = field.label
      self.kept = kept.display(field.kind)
      self.dropped = dropped.display(field.kind)
    }
  }

  init(keep: ServiceError.Candidate, gone: ServiceError.Candidate) {
    self.keep = keep
    self.gone = gone
  }
}
