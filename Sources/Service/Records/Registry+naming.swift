import Domain

extension Registry {
  /// The number of the record of an entity that `words` name: an id, a code or part of exactly one name.
  /// Throws what ``FindRecord`` throws.
  func id(of entity: Entity, named words: String, _ organisation: Int64) async throws -> Int64 {
    func find<Field: RecordField>(_ field: Field.Type) async throws -> Int64 {
      try await FindRecord<Field>(self)(words, organisation: organisation).id
    }
    return try await find(entity.fields)
  }
}
