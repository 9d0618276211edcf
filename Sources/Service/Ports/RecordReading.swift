public import Domain

/// Reads the records of one organisation: as they stand, or as a change sees them.
public protocol RecordReading: Sendable {
  /// One page of records.
  func page<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> RecordPage<Field>
}

extension RecordReading {
  /// Every record that meets the conditions, by id.
  func all<Field: RecordField>(
    _ field: Field.Type, _ conditions: RecordQuery<Field>.Condition...
  ) async throws -> [Stored<Field>] {
    var query = RecordQuery<Field>(conditions: conditions, limit: 1000)
    var rows: [Stored<Field>] = []
    repeat {
      let page = try await page(query)
      rows += page.rows
      query.after = page.next
    } while query.after != nil
    return rows
  }

  /// The record of this id; `nil` when there is none.
  func one<Field: RecordField>(_ field: Field.Type, _ id: Int64?) async throws -> Stored<Field>? {
    guard let id else { return nil }
    return try await page(RecordQuery<Field>(ids: [id], limit: 1)).rows.first
  }
}

/// The records of an organisation as they stand.
struct StandingRecords: RecordReading {
  let registry: any Registry
  let organisation: Int64

  func page<Field: RecordField>(_ query: RecordQuery<Field>) async throws -> RecordPage<Field> {
    try await registry.page(query, organisation: organisation)
  }
}
