package import Domain

extension RecordReading {
  /// The record meant by `words`: its id, its exact code, its exact name, or a part of exactly one name. A number is an
  /// id or a whole code, never a part of a name, so that a mistyped id does not mean another record; `#12` is the id 12 and
  /// nothing else.
  ///
  /// Throws `ServiceError` `<entity>_not_found`, or `<entity>_ambiguous` with up to 20 candidates.
  package func find<Field: RecordField>(_ field: Field.Type, _ words: String) async throws -> Stored<Field> {
    let entity = Field.entity
    if words.hasPrefix("#"), let id = Int64(words.dropFirst()) {
      if let found = try await one(field, id) { return found }
      throw ServiceError(.notFound, code: "\(entity)_not_found", message: "没有编号为 \(id) 的\(entity.label)记录。")
    }
    if let id = Int64(words), let found = try await one(field, id) { return found }
    if let named = try await numbered(field, words) { return named }
    let near = try await near(field, words)
    if near.rows.count == 1 { return near.rows[0] }
    let candidates = near.rows.prefix(20).map { ServiceError.Candidate($0) }
    if candidates.isEmpty {
      throw ServiceError(
        .notFound, code: "\(entity)_not_found",
        message: "找不到\(entity.label)「\(words)」。请核对编号或名称。", remedy: .search(entity))
    }
    throw ServiceError(
      .ambiguous, code: "\(entity)_ambiguous",
      message: "「\(words)」对应 \(near.total) 条\(entity.label)记录,请写全名称或用编号。", candidates: candidates)
  }

  /// The record that is written as lists and forms write it, its number and then its name: `44 甲子示例线束有限公司`.
  private func numbered<Field: RecordField>(_ field: Field.Type, _ words: String) async throws -> Stored<Field>? {
    let parts = words.split(separator: " " as Character, maxSplits: 1)
    guard parts.count == 2, let id = Int64(parts[0]), let found = try await one(field, id),
      found.text(Field.record.name) == String(parts[1])
    else { return nil }
    return found
  }

  /// The id of the record of an entity that `words` mean. Throws what `find` throws.
  func id(of entity: Entity, _ words: String) async throws -> Int64 {
    func id<Field: RecordField>(_ field: Field.Type) async throws -> Int64 { try await find(field, words).id }
    return try await id(entity.fields)
  }

  /// The records of this code, else of this name, else those whose name holds the words. Of several that were ever called so
  /// the one whose present name it is stands first.
  private func near<Field: RecordField>(_ field: Field.Type, _ words: String) async throws -> RecordPage<Field> {
    var queries = [Field.record.code, Field.record.name].compactMap(\.self).filter { $0.kind.isText }.map { field in
      RecordQuery<Field>(conditions: [.equals(field, .text(words))], limit: 21)
    }
    if !Field.names.isEmpty { queries.append(RecordQuery<Field>(conditions: [.named(words)], limit: 21)) }
    let isNumber = words.utf8.allSatisfy { (48...57).contains($0) }
    if !isNumber { queries.append(RecordQuery<Field>(search: words, searched: Field.record.searched, limit: 21)) }
    var near = RecordPage<Field>(rows: [], next: nil, total: 0)
    for query in queries where near.rows.isEmpty { near = try await page(query) }
    let present = near.rows.filter { $0.text(Field.record.name).map(NameKey.of) == NameKey.of(words) }
    return present.count == 1 ? RecordPage(rows: present, next: nil, total: 1) : near
  }
}

extension ServiceError.Candidate {
  /// The record by its code and name.
  init<Field: RecordField>(_ stored: Stored<Field>) {
    let code = Field.record.code.flatMap(stored.text)
    var name = stored.text(Field.record.name) ?? "\(stored.id)"
    if code == nil {
      // Without a code the facts of a list tell namesakes apart.
      let told = Field.record.listed.filter { field in
        if case .reference = field.kind { return false }
        return field != Field.record.name && !Field.personal.contains(field)
      }.compactMap { field in stored[field].map { ShownValue.words($0, field) } }.filter { !$0.isEmpty }
      if !told.isEmpty { name += "(\(told.prefix(3).joined(separator: "、")))" }
    }
    self.init(id: stored.id, code: code, name: name)
  }
}

/// Finds the one record that a person means by an id, a code or part of a name.
package struct FindRecord<Field: RecordField>: Sendable {
  let registry: any Registry

  /// Looks in this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// The record meant by `words`. Throws what ``RecordReading/find(_:_:)`` throws.
  package func callAsFunction(_ words: String, organisation: Int64) async throws -> Stored<Field> {
    try await registry.records(organisation).find(Field.self, words)
  }
}
