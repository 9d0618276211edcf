public import Domain

/// Finds the one record that a person means by an id, a code or part of a name.
public struct FindRecord<Field: RecordField>: Sendable {
  let registry: any Registry

  /// Looks in this registry.
  public init(_ registry: any Registry) { self.registry = registry }

  /// The record meant by `words`: its id, its exact code, its exact name, or a part of exactly one name. A number is an
  /// id or a whole code, never a part of a name, so that a mistyped id does not mean another record; `#12` is the id 12 and
  /// nothing else.
  ///
  /// Throws `ServiceError` `<entity>_not_found`, or `<entity>_ambiguous` with up to 20 candidates.
  public func callAsFunction(_ words: String, organisation: Int64) async throws -> Stored<Field> {
    if words.hasPrefix("#"), let id = Int64(words.dropFirst()) {
      if let found = try await one(.init(ids: [id], limit: 1), organisation) { return found }
      throw ServiceError(.notFound, code: "\(Field.entity)_not_found", message: "没有编号为 \(id) 的记录。")
    }
    if let id = Int64(words), let found = try await one(.init(ids: [id], limit: 1), organisation) { return found }
    var queries = [Field.record.code, Field.record.name].compactMap(\.self).map { field in
      RecordQuery<Field>(conditions: [.equals(field, .text(words))], limit: 21)
    }
    let isNumber = words.utf8.allSatisfy { (48...57).contains($0) }
    if !isNumber { queries.append(RecordQuery<Field>(search: words, searched: Field.record.searched, limit: 21)) }
    var near = RecordPage<Field>(rows: [], next: nil, total: 0)
    for query in queries where near.rows.isEmpty {
      near = try await registry.page(query, organisation: organisation)
    }
    if near.rows.count == 1 { return near.rows[0] }
    let entity = Field.entity
    if near.rows.isEmpty {
      throw ServiceError(
        .notFound, code: "\(entity)_not_found",
        message: "找不到「\(words)」。请核对编号或名称,或用 yinfeng \(entity.command) list --search 查找。")
    }
    throw ServiceError(
      .ambiguous, code: "\(entity)_ambiguous", message: "「\(words)」对应 \(near.total) 条记录,请写全名称或用编号。",
      candidates: near.rows.prefix(20).map(FindRecord.candidate))
  }

  private func one(_ query: RecordQuery<Field>, _ organisation: Int64) async throws -> Stored<Field>? {
    try await registry.page(query, organisation: organisation).rows.first
  }

  static func candidate(_ stored: Stored<Field>) -> ServiceError.Candidate {
    .init(
      id: stored.id, code: Field.record.code.flatMap(stored.text),
      name: stored.text(Field.record.name) ?? "\(stored.id)")
  }
}
