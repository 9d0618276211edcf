import Domain

/// Puts ids in the place of what people write for a record that is referred to: a code, a name or part of one, under
/// the field's name with or without `_id`.
struct ReferenceWords {
  let registry: any Registry
  let organisation: Int64

  /// The values with ids, and what could not be found, by path.
  func resolved<Field: RecordField>(
    _ values: [String: InputValue], _ field: Field.Type, path: String
  ) async throws -> (values: [String: InputValue], problems: [ServiceError.FieldProblem]) {
    var values = values
    var problems: [ServiceError.FieldProblem] = []
    for field in Field.allCases {
      guard case .reference(let entity) = field.kind else { continue }
      let short = field.name.hasSuffix("_id") ? String(field.name.dropLast(3)) : field.name
      for name in Set([short, field.name, field.label]) {
        guard let given = values[name] else { continue }
        values[name] = nil
        do throws(ServiceError) {
          values[field.name] = try await id(given, entity)
        } catch { problems.append(.init(field: path + name, code: error.code, message: error.message)) }
      }
    }
    return (values, problems)
  }

  /// The id of what is written. Throws `<entity>_not_found` or `<entity>_ambiguous`.
  func id(_ given: InputValue, _ entity: Entity) async throws(ServiceError) -> InputValue {
    switch given {
    case .text(let words): .number("\(try await find(words, entity))")
    case .number(let digits): .number("\(try await find("#" + digits, entity))")
    default: given
    }
  }

  private func find(_ words: String, _ entity: Entity) async throws(ServiceError) -> Int64 {
    do {
      switch entity {
      case .enterprise: return try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation).id
      case .plan: return try await FindRecord<PlanField>(registry)(words, organisation: organisation).id
      case .opportunity: return try await FindRecord<OpportunityField>(registry)(words, organisation: organisation).id
      case .zone: return try await FindRecord<ZoneField>(registry)(words, organisation: organisation).id
      case .building: return try await FindRecord<BuildingField>(registry)(words, organisation: organisation).id
      case .need: return try await FindRecord<NeedField>(registry)(words, organisation: organisation).id
      case .visit: return try await FindRecord<VisitField>(registry)(words, organisation: organisation).id
      default:
        if let id = Int64(words.trimmingPrefix("#")) { return id }
        throw ServiceError(.notFound, code: "\(entity)_not_found", message: "请填 \(entity) 的编号,不能是「\(words)」。")
      }
    } catch let error as ServiceError {
      throw error
    } catch {
      throw ServiceError(.unavailable, code: "database_away", message: "数据库暂不可用,请稍后再试。")
    }
  }
}

extension ServiceError {
  /// The same refusal, its fields under this path.
  func under(_ path: String) -> ServiceError {
    ServiceError(
      kind, code: code, message: message,
      fields: fields.map { .init(field: path + $0.field, code: $0.code, message: $0.message) },
      candidates: candidates)
  }
}
