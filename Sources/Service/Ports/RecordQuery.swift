package import Domain

/// Which records to list, in which order, and from where.
package struct RecordQuery<Field: RecordField>: Sendable {
  /// One condition on a field.
  package enum Condition: Sendable, Hashable {
    /// The field has this value; a `texts` field contains this item.
    case equals(Field, FieldValue)
    /// The field has one of these values, at least one.
    case oneOf(Field, [FieldValue])
    /// A text field contains this text, letter case aside.
    case contains(Field, String)
    /// The field is at least this value.
    case atLeast(Field, FieldValue)
    /// The field is at most this value.
    case atMost(Field, FieldValue)
    /// One of the record's names is this one, however it is written; for kinds of record with `names` only.
    case named(String)
    /// The field is unknown.
    case unknown(Field)
    /// The person has or had a post in a firm whose industry code begins so; for people only.
    case ofTrade(String)
  }

  /// All of these hold.
  package var conditions: [Condition]
  /// Any text field of `searched` contains this text.
  package var search: String?
  /// The fields that `search` looks in.
  package var searched: [Field]
  /// Only these ids, when given.
  package var ids: [Int64]?
  /// The field to order by; the id decides between equals and is the order when `nil`.
  package var order: Field?
  /// Largest first.
  package var descending: Bool
  /// The last row of the page before.
  package var after: Cursor?
  /// At most this many rows, within ``limits``.
  package var limit: Int
  /// Whether the page says how many rows the query finds in all.
  package var isCounted = true

  /// How many rows a page may be asked for.
  package static var limits: ClosedRange<Int> { 1...1000 }

  /// Where a page ended: the ordering field's value and the id of its last row.
  package struct Cursor: Sendable, Hashable {
    /// The ordering field's value as text; `nil` when it is unknown or the order is by id.
    package let value: String?
    package let id: Int64

    /// Where a page ended.
    package init(value: String?, id: Int64) {
      self.value = value
      self.id = id
    }
  }

  /// Which records to list.
  package init(
    conditions: [Condition] = [], search: String? = nil, searched: [Field] = [], ids: [Int64]? = nil,
    order: Field? = nil, descending: Bool = false, after: Cursor? = nil, limit: Int = 50
  ) {
    self.conditions = conditions
    self.search = search
    self.searched = searched
    self.ids = ids
    self.order = order
    self.descending = descending
    self.after = after
    self.limit = limit
  }
}

extension RecordQuery {
  /// What is wrong with the limit; `nil` when it is within ``limits``.
  var limitProblem: ServiceError.FieldProblem? {
    let limits = RecordQuery.limits
    guard !limits.contains(limit) else { return nil }
    return .init(
      field: "limit", code: "out_of_range", message: "limit 应在 \(limits.lowerBound) 到 \(limits.upperBound) 之间。")
  }

  /// Refuses a limit outside ``limits``: `ServiceError` `invalid_query`.
  package func demandLimit() throws {
    guard let problem = limitProblem else { return }
    throw ServiceError(.invalid, code: "invalid_query", message: "查询条件有误。", fields: [problem])
  }
}

/// One page of a list.
package struct RecordPage<Field: RecordField>: Sendable {
  package let rows: [Stored<Field>]
  /// Where the next page begins; `nil` on the last page.
  package let next: RecordQuery<Field>.Cursor?
  /// How many rows the query finds in all; those of the page when nobody asked.
  package let total: Int

  /// One page of a list.
  package init(rows: [Stored<Field>], next: RecordQuery<Field>.Cursor?, total: Int) {
    self.rows = rows
    self.next = next
    self.total = total
  }
}
