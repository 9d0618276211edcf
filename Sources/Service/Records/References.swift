import Domain

/// Puts ids in the place of what people write for a record that is referred to: an id, a code, a name or part of one, under
/// the field's name with or without `_id`, or its word on screen. Every face and every use case resolves them here.
///
/// What belongs to a record named beside it is looked for there: a zone in its park, a building in its zone, a plan of its
/// firm.
struct References {
  let records: any RecordReading
  /// Whether a number is looked up as an id is; else it is taken as one, and the tables refuse it when there is none.
  var looksUpNumbers = true

  /// The values with ids, and what could not be found, by path. What `standing` refers to counts as named beside them.
  func resolved<Field: RecordField>(
    _ values: [String: InputValue], _ field: Field.Type, over standing: Record<Field> = Record(), path: String = ""
  ) async throws -> (values: [String: InputValue], problems: [ServiceError.FieldProblem]) {
    var values = values
    var problems: [ServiceError.FieldProblem] = []
    var beside: [Entity: Int64] = [:]
    for field in Field.allCases {
      guard case .reference(let entity) = field.kind else { continue }
      let short = field.name.hasSuffix("_id") ? String(field.name.dropLast(3)) : field.name
      beside[entity] = standing.reference(field)
      for name in Set([short, field.name, field.label]) {
        guard let given = values[name] else { continue }
        values[name] = nil
        do {
          let id = try await id(given, entity, beside: beside)
          values[field.name] = id
          if case .number(let digits) = id { beside[entity] = Int64(digits) } else { beside[entity] = nil }
        } catch let error as ServiceError where [.notFound, .ambiguous].contains(error.kind) {
          problems.append(.init(field: path + name, code: error.code, message: error.naming(5)))
        }
      }
    }
    return (values, problems)
  }

  /// The id of what is written. Throws `<entity>_not_found` or `<entity>_ambiguous` with candidates.
  func id(_ given: InputValue, _ entity: Entity, beside: [Entity: Int64] = [:]) async throws -> InputValue {
    switch given {
    case .text(let words) where !words.isEmpty: .number("\(try await id(words, entity.fields, beside))")
    case .number(let digits) where looksUpNumbers: .number("\(try await records.id(of: entity, "#" + digits))")
    default: given
    }
  }

  /// The id of the record that these words name. Throws as above.
  func id(named words: String, _ entity: Entity) async throws -> Int64 { try await id(words, entity.fields, [:]) }

  private func id<Field: RecordField>(
    _ words: String, _ field: Field.Type, _ beside: [Entity: Int64]
  ) async throws -> Int64 {
    do {
      return try await records.find(field, words).id
    } catch let error as ServiceError where error.kind == .ambiguous {
      let within = References.within(field, beside)
      guard !within.isEmpty else { throw error }
      let meant = try await records.those(field, error.candidates.map(\.id)).values.filter { stored in
        within.allSatisfy { stored.reference($0.field) == $0.id }
      }
      guard meant.count == 1 else { throw error }
      return meant[0].id
    } catch let error as ServiceError where error.kind == .notFound {
      throw ServiceError(
        error.kind, code: error.code, message: error.message, candidates: try await nearest(words, field, beside),
        remedy: error.remedy)
    }
  }

  /// The fields that say what a record belongs to, as far as it is named beside it.
  private static func within<Field: RecordField>(
    _ field: Field.Type, _ beside: [Entity: Int64]
  ) -> [(field: Field, id: Int64)] {
    Field.allCases.compactMap { field in
      guard case .reference(let entity) = field.kind, let id = beside[entity] else { return nil }
      return (field, id)
    }
  }

  /// The records whose code or name is written most like the words: those that belong to what is named beside them, or that
  /// share the first or the last two signs.
  private func nearest<Field: RecordField>(
    _ words: String, _ field: Field.Type, _ beside: [Entity: Int64]
  ) async throws -> [ServiceError.Candidate] {
    guard !words.hasPrefix("#"), Int64(words) == nil else { return [] }
    let within = References.within(field, beside).map {
      RecordQuery<Field>.Condition.equals($0.field, .reference($0.id))
    }
    var queries = [RecordQuery<Field>(conditions: within, limit: 200)]
    if words.count > 2 {
      queries += [words.prefix(2), words.suffix(2)].map {
        RecordQuery<Field>(search: String($0), searched: Field.record.searched, limit: 200)
      }
    }
    var found: [Int64: ServiceError.Candidate] = [:]
    for query in queries {
      for stored in try await records.page(query).rows { found[stored.id] = ServiceError.Candidate(stored) }
    }
    let likeness = found.values.map { candidate in
      (candidate, max(Likeness.of(candidate.name, words), Likeness.of(candidate.code ?? "", words)))
    }
    return likeness.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }.prefix(5).map(\.0)
  }
}

extension ServiceError {
  /// The message with the first candidates.
  func naming(_ count: Int) -> String {
    guard !candidates.isEmpty else { return message }
    let named = candidates.prefix(count).map { candidate in
      "\(candidate.id) \(candidate.code.map { $0 + " " } ?? "")\(candidate.name)"
    }
    return message + "可能是:" + named.joined(separator: ";") + (candidates.count > count ? "……" : "。")
  }
}
