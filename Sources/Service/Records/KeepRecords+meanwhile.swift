package import Domain

extension KeepRecords {
  /// The change that wrote each field of a record last, of those after the change `seen`; no field for a change that only
  /// confirmed what stood.
  ///
  /// Throws `ServiceError` as ``history(_:organisation:)`` does.
  package func meanwhile(_ id: Int64, since seen: Int64, organisation: Int64) async throws -> [Field: ChangeEntry] {
    var writers: [Field: ChangeEntry] = [:]
    for state in try await history("\(id)", organisation: organisation) where state.began.id > seen {
      for field in state.fields.compactMap({ Field(rawValue: $0) }) where writers[field] == nil {
        writers[field] = state.began
      }
    }
    return writers
  }
}
