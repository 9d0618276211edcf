import Domain

/// Puts ids in the place of what people write for a record that is referred to: an id, a code, a name or part of one, under
/// the field's name with or without `_id`, or its word on screen. Every face and every use case resolves them here.
struct References {
  let records: any RecordReading
  /// Whether a number is looked up as an id is; else it is taken as one, and the tables refuse it when there is none.
  var looksUpNumbers = true

  /// The values with ids, and what could not be found, by path.
  func resolved<Field: RecordField>(
    _ values: [String: InputValue], _ field: Field.Type, path: String = ""
  ) async throws -> (values: [String: InputValue], problems: [ServiceError.FieldProblem]) {
    var values = values
    var problems: [ServiceError.FieldProblem] = []
    for field in Field.allCases {
      guard case .reference(let entity) = field.kind else { continue }
      let short = field.name.hasSuffix("_id") ? String(field.name.dropLast(3)) : field.name
      for name in Set([short, field.name, field.label]) {
        guard let given = values[name] else { continue }
        values[name] = nil
        do {
          values[field.name] = try await id(given, entity)
        } catch let error as ServiceError where [.notFound, .ambiguous].contains(error.kind) {
          problems.append(.init(field: path + name, code: error.code, message: error.naming(5)))
        }
      }
    }
    return (values, problems)
  }

  /// The id of what is written. Throws `<entity>_not_found` or `<entity>_ambiguous`.
  func id(_ given: InputValue, _ entity: Entity) async throws -> InputValue {
    switch given {
    case .text(let words) where !words.isEmpty: .number("\(try await records.id(of: entity, words))")
    case .number(let digits) where looksUpNumbers: .number("\(try await records.id(of: entity, "#" + digits))")
    default: given
    }
  }
}

extension ServiceError {
  /// The message with the first candidates.
  fileprivate func naming(_ count: Int) -> String {
    guard !candidates.isEmpty else { return message }
    let named = candidates.prefix(count).map { candidate in
      "\(candidate.id) \(candidate.code.map { $0 + " " } ?? "")\(candidate.name)"
    }
    return message + "可能是:" + named.joined(separator: ";") + (candidates.count > count ? "……" : "。")
  }
}
