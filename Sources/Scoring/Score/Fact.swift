package import Domain

/// A raw fact a line of an explanation rests on.
package struct Fact: Sendable, Hashable, Encodable {
  /// Field name as in the API: `revenue`.
  package var field: String
  /// The value with its unit, as it is printed.
  package var value: String
  /// Number of the source row; `nil` when there is none.
  package var source: Int64?
  /// The day the fact was true.
  package var asOf: CalendarDate?

  package init(field: String, value: String, source: Int64? = nil, asOf: CalendarDate? = nil) {
    self.field = field
    self.value = value
    self.source = source
    self.asOf = asOf
  }

  /// A dated fact printed as `value`.
  package init<Value>(field: String, value: String, of dated: Dated<Value>) {
    self.init(field: field, value: value, source: dated.source == 0 ? nil : dated.source, asOf: dated.asOf)
  }

  private enum CodingKeys: String, CodingKey {
    case field, value, source
    case asOf = "as_of"
  }
}
