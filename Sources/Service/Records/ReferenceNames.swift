package import Domain

/// Finds what the records are called that others refer to, so that a list says more than their ids.
package struct ReferenceNames: Sendable {
  let registry: any Registry

  /// Looks in this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// Names by kind and id; a record that is gone has none.
  package typealias Names = [Entity: [Int64: String]]

  /// The names of everything that these records refer to. One whose name is again a reference is called as that is.
  package func callAsFunction<Field: RecordField>(
    of rows: [Stored<Field>], organisation: Int64
  ) async throws -> Names {
    var wanted: [Entity: Set<Int64>] = [:]
    for field in Field.allCases {
      guard case .reference(let entity) = field.kind else { continue }
      wanted[entity, default: []].formUnion(rows.compactMap { $0.reference(field) })
    }
    var names: Names = [:]
    for (entity, ids) in wanted where !ids.isEmpty {
      names[entity] = try await self.names(of: entity, Array(ids), organisation: organisation)
    }
    return names
  }

  /// The names of the records of a kind with these ids.
  package func names(of entity: Entity, _ ids: [Int64], organisation: Int64) async throws -> [Int64: String] {
    func found<Other: RecordField>(_ field: Other.Type) async throws -> [Int64: String] {
      try await names(of: field, ids, organisation)
    }
    return try await found(entity.fields)
  }

  private func names<Field: RecordField>(
    of field: Field.Type, _ ids: [Int64], _ organisation: Int64
  ) async throws -> [Int64: String] {
    var names: [Int64: String] = [:]
    let most = RecordQuery<Field>.limits.upperBound
    for start in stride(from: 0, to: ids.count, by: most) {
      var query = RecordQuery<Field>(ids: Array(ids[start..<min(start + most, ids.count)]), limit: most)
      query.isCounted = false
      let rows = try await registry.page(query, organisation: organisation).rows
      let name = Field.record.name
      if case .reference(let entity) = name.kind, entity != Field.entity {
        let others = try await self.names(
          of: entity, rows.compactMap { $0.reference(name) }, organisation: organisation)
        for row in rows { names[row.id] = row.reference(name).flatMap { others[$0] } }
      } else if !Field.personal.contains(name) {
        for row in rows { names[row.id] = row.record[name]?.display(name.kind) }
        if let through = Field.record.through, case .reference(let entity) = through.kind {
          let others = try await self.names(
            of: entity, rows.compactMap { $0.reference(through) }, organisation: organisation)
          for row in rows {
            guard let other = row.reference(through).flatMap({ others[$0] }) else { continue }
            names[row.id] = other
          }
        }
      }
    }
    return names
  }
}
