import Domain

extension ChangeSession {
  /// Every record that the conditions find, by id, as this change sees them.
  func every<Field: RecordField>(_ conditions: [RecordQuery<Field>.Condition]) async throws -> [Stored<Field>] {
    try await WholeList.rows(RecordQuery(conditions: conditions, limit: 1000)) { try await page($0) }
  }

  /// The record of this id.
  func one<Field: RecordField>(_ id: Int64, _ type: Field.Type = Field.self) async throws -> Stored<Field>? {
    try await page(RecordQuery<Field>(ids: [id], limit: 1)).rows.first
  }
}

extension Registry {
  /// Every record that the conditions find, by id.
  func every<Field: RecordField>(
    _ conditions: [RecordQuery<Field>.Condition], organisation: Int64
  ) async throws -> [Stored<Field>] {
    try await WholeList.rows(RecordQuery(conditions: conditions, limit: 1000)) {
      try await page($0, organisation: organisation)
    }
  }

  /// The records of these ids.
  func those<Field: RecordField>(
    _ ids: some Sequence<Int64>, _ type: Field.Type = Field.self, organisation: Int64
  ) async throws -> [Int64: Stored<Field>] {
    let ids = Array(Set(ids))
    guard !ids.isEmpty else { return [:] }
    let rows = try await WholeList.rows(RecordQuery<Field>(ids: ids, limit: 1000)) {
      try await page($0, organisation: organisation)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
  }
}

/// Reads a list page by page to its end.
enum WholeList {
  static func rows<Field: RecordField>(
    _ query: RecordQuery<Field>, _ page: (RecordQuery<Field>) async throws -> RecordPage<Field>
  ) async throws -> [Stored<Field>] {
    var query = query
    var rows: [Stored<Field>] = []
    repeat {
      let found = try await page(query)
      rows += found.rows
      query.after = found.next
    } while query.after != nil
    return rows
  }
}
