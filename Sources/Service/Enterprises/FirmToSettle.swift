package import Domain
import Intake

/// What a person has to settle of a firm: weaker words beside facts that stand, and firms that may be the same one.
package struct FirmToSettle: Sendable {
  /// A firm that may be the same, and why.
  package struct Like: Sendable {
    package let firm: Stored<EnterpriseField>
    package let reasons: [String]
  }

  package let firm: Stored<EnterpriseField>
  /// The open differences of the firm, its plans and posts, the oldest first.
  package let differences: [Stored<DifferenceField>]
  package let like: [Like]
}

/// Finds what is to be settled of a firm.
package struct FindFirmToSettle: Sendable {
  let registry: any Registry

  /// At most so many firms that may be the same.
  private static let limit = 10

  /// What is to be settled of the firm that `words` name. Throws `ServiceError` `enterprise_not_found`, `enterprise_ambiguous`.
  package func callAsFunction(_ words: String, organisation: Int64) async throws -> FirmToSettle {
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
    let records = registry.records(organisation)
    return FirmToSettle(
      firm: firm, differences: try await differences(firm.id, records), like: try await like(firm, records))
  }

  /// How many differences of the firm, its plans and posts are open.
  package func count(_ firm: Int64, organisation: Int64) async throws -> Int {
    try await differences(firm, registry.records(organisation)).count
  }

  private func differences(_ firm: Int64, _ records: StandingRecords) async throws -> [Stored<DifferenceField>] {
    let of = FieldValue.reference(firm)
    let open = RecordQuery<DifferenceField>.Condition.equals(.state, .text(DifferenceState.open.rawValue))
    func ids<Field: RecordField>(_ rows: [Stored<Field>]) -> [FieldValue] { rows.map { .reference($0.id) } }
    let plans = ids(try await records.all(PlanField.self, .equals(.enterprise, of)))
    let ties = ids(try await records.all(TieField.self, .equals(.enterprise, of)))
    var found = try await records.all(DifferenceField.self, .equals(.enterprise, of), open)
    if !plans.isEmpty { found += try await records.all(DifferenceField.self, .oneOf(.plan, plans), open) }
    if !ties.isEmpty { found += try await records.all(DifferenceField.self, .oneOf(.tie, ties), open) }
    return found.sorted { $0.id < $1.id }
  }

  /// Firms of the same name, of the same name but for its legal form, or of the same telephone, unless two credit codes tell
  /// them apart.
  private func like(_ firm: Stored<EnterpriseField>, _ records: StandingRecords) async throws -> [FirmToSettle.Like] {
    let own = firm.text(.name) ?? ""
    let names = [own] + (firm.texts(.formerNames) ?? []) + (firm.texts(.shortNames) ?? [])
    var reasons: [Int64: [String]] = [:]
    var firms: [Int64: Stored<EnterpriseField>] = [:]
    func note(_ reason: String, _ query: RecordQuery<EnterpriseField>, where isLike: (Stored<EnterpriseField>) -> Bool)
      async throws
    {
      var query = query
      query.limit = FindFirmToSettle.limit * 2
      query.isCounted = false
      for other in try await records.page(query).rows where other.id != firm.id && isLike(other) {
        if let code = firm.text(.creditCode), let theirs = other.text(.creditCode), code != theirs { continue }
        firms[other.id] = other
        if reasons[other.id]?.contains(reason) != true { reasons[other.id, default: []].append(reason) }
      }
    }
    for name in names.prefix(FindFirmToSettle.limit) {
      try await note("名称、曾用名或简称有「\(name)」", .init(conditions: [.named(name)])) { _ in true }
    }
    let core = FirmName(own).core
    try await note("名称只差组织形式", .init(search: core, searched: EnterpriseField.record.searched)) { other in
      FirmName(other.text(.name) ?? "").core == core
    }
    if let phone = firm.text(.contactPhone) {
      try await note("对外联系电话相同", .init(conditions: [.equals(.contactPhone, .text(phone))])) { _ in true }
    }
    return firms.values.sorted { $0.id < $1.id }.prefix(FindFirmToSettle.limit).map { other in
      .init(firm: other, reasons: reasons[other.id] ?? [])
    }
  }
}
