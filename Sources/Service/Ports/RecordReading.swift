package import Domain

/// Reads the records of one organisation: as they stand, or as a change sees them.
package protocol RecordReading: Sendable {
  /// One page of records. Throws `ServiceError` `invalid_query` for a limit outside ``RecordQuery/limits``.
  func page<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> RecordPage<Field>
}

extension RecordReading {
  /// Every record that meets the conditions, by `order` or by id, read page by page.
  package func all<Field: RecordField>(
    _ field: Field.Type, _ conditions: RecordQuery<Field>.Condition..., order: Field? = nil
  ) async throws -> [Stored<Field>] {
    try await whole(RecordQuery(conditions: conditions, order: order))
  }

  /// The records of these ids, by id; those that do not stand are absent.
  package func those<Field: RecordField>(
    _ field: Field.Type, _ ids: some Sequence<Int64>
  ) async throws -> [Int64: Stored<Field>] {
    let ids = Set(ids).sorted()
    guard !ids.isEmpty else { return [:] }
    var rows: [Int64: Stored<Field>] = [:]
    for stored in try await whole(RecordQuery<Field>(ids: ids)) { rows[stored.id] = stored }
    return rows
  }

  /// The record of this id; `nil` when there is none.
  package func one<Field: RecordField>(_ field: Field.Type, _ id: Int64?) async throws -> Stored<Field>? {
    guard let id else { return nil }
    return try await first(RecordQuery<Field>(ids: [id]))
  }

  /// The first record that the query finds.
  func first<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> Stored<Field>? {
    var query = query
    query.limit = 1
    query.isCounted = false
    return try await page(query).rows.first
  }

  func whole<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> [Stored<Field>] {
    var query = query
    query.limit = RecordQuery<Field>.limits.upperBound
    query.isCounted = false
    var rows: [Stored<Field>] = []
    repeat {
      let page = try await page(query)
      rows += page.rows
      query.after = page.next
    } while query.after != nil
    return rows
  }
}

/// The records of an organisation as they stand.
package struct StandingRecords: RecordReading {
  let registry: any Registry
  let organisation: Int64

  /// One page of records.
  package func page<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> RecordPage<Field> {
    try await registry.page(query, organisation: organisation)
  }
}

extension Registry {
  /// The records of an organisation as they stand.
  package func records(_ organisation: Int64) -> StandingRecords {
    StandingRecords(registry: self, organisation: organisation)
  }
}
