public import Domain

/// A raw fact a line of an explanation rests on.
public struct Fact: Sendable, Hashable, Encodable {
  /// Field name as in the API: `revenue`.
  public var field: String
  /// The value with its unit, as it is printed.
  public var value: String
  /// Number of the source row; `nil` when there is none.
  public var source: Int64?
  /// The day the fact was true.
  public var asOf: CalendarDate?

  /// A fact.
  public init(field: String, value: String, source: Int64? = nil, asOf: CalendarDate? = nil) {
    self.field = field
    self.value = value
    self.source = source
    self.asOf = asOf
  }

  /// A dated fact printed as `value`.
  public init<Value>(field: String, value: String, of dated: Dated<Value>) {
    self.init(field: field, value: value, source: dated.source == 0 ? nil : dated.source, asOf: dated.asOf)
  }

  private enum CodingKeys: String, CodingKey {
    case field, value, source
    case asOf = "as_of"
  }
}
