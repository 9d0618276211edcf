import Domain

extension ChangeSession {
  /// The first record, but the one of this id, that holds the same as this one by what its kind is told again by; `nil` when
  /// there is none or the kind has nothing to tell it by.
  func again<Field: RecordField>(_ record: Record<Field>, but id: Int64? = nil) async throws -> Stored<Field>? {
    let again = Field.record.again
    guard !again.same.isEmpty else { return nil }
    var query = RecordQuery<Field>(
      conditions: again.same.map { field in record[field].map { .equals(field, $0) } ?? .unknown(field) })
    query.limit = RecordQuery<Field>.limits.upperBound
    query.isCounted = false
    return try await page(query).rows.first { stored in
      stored.id != id
        && again.apart.allSatisfy { record[$0] == nil || stored.record[$0] == nil || record[$0] == stored.record[$0] }
    }
  }
}

extension Record {
  /// That another record holds the same, in words.
  func sameWords(as id: Int64) -> String {
    let told = Field.record.again.same.compactMap { field -> String? in
      if case .reference = field.kind { return nil }
      return self[field].map { "\(field.label) \($0.display(field.kind))" }
    }
    return "与已有的\(Field.label) \(id) 相同(\(told.joined(separator: ",")))"
  }
}
