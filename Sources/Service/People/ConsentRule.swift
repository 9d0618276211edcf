package import Domain

/// A consent is of a purpose that asks for one, for a side that may use it, and ends no earlier than it begins. What somebody
/// agreed to behind a link nobody else writes, and a withdrawal stands.
package struct ConsentRule: RecordRule {
  private let references: any ReferenceStore

  /// The rule of consents, by the purposes in force.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// The consent with its last day, where the purpose has a term and none is told. Throws `ServiceError` `invalid_record`
  /// for a side that may not use the purpose, for days that run backwards, and for what is the person's own to say.
  package func completed(
    _ record: Record<ConsentField>, replacing old: Record<ConsentField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ConsentField> {
    var record = record
    try record.demandOrder(.givenOn, .expiresOn)
    try record.demandOrder(.givenOn, .withdrawnOn)
    if occasion.useCase != OwnFirm.giving, let problem = ConsentRule.notOthers(record, replacing: old) {
      throw ServiceError(.invalid, code: "invalid_record", message: problem.message, fields: [problem])
    }
    guard let purpose = try await purpose(of: record, session) else { return record }
    if let scope = record[.scope, as: ConsentScope.self], !purpose.sides.isEmpty, !purpose.sides.contains(scope),
      record[.scope] != old?[.scope] || record[.purpose] != old?[.purpose]
    {
      throw ServiceError(
        refusing: ConsentField.scope, code: "not_for_side", message: "「\(purpose.name)」的联系方式县方不能使用,授权范围应为「仅校方」。")
    }
    if old == nil, record[.expiresOn] == nil {
      record[.expiresOn] = purpose.lastDay(from: record.date(.givenOn)).map { .date($0) }
    }
    return record
  }

  /// What of a consent is not for others to write: that it was given behind a link, the terms of one that was, and the taking
  /// back or putting off of a withdrawal.
  static func notOthers(
    _ record: Record<ConsentField>, replacing old: Record<ConsentField>?
  ) -> ServiceError.FieldProblem? {
    let isByLink = { (consent: Record<ConsentField>?) in consent?[.means] == .text(ConsentMeans.link.rawValue) }
    if let withdrawn = old?.date(.withdrawnOn), record.date(.withdrawnOn).map({ $0 > withdrawn }) ?? true {
      return .init(
        field: ConsentField.withdrawnOn.name, code: "withdrawal_stands",
        message: "同意已于 \(withdrawn) 撤回,撤回日期不能清除或推后。再次同意的,请另行登记一条授权。")
    }
    if isByLink(record), !isByLink(old) {
      return .init(
        field: ConsentField.means.name, code: "not_by_link", message: "「一次性链接」只由本人打开链接办理时登记,请选择实际的授权方式。")
    }
    let terms: [ConsentField] = [.person, .purpose, .scope, .textVersion, .givenOn, .means]
    let isLonger = old?.date(.expiresOn).map { until in record.date(.expiresOn).map { $0 > until } ?? true } ?? false
    guard let old, isByLink(old),
      let field = terms.first(where: { record[$0] != old[$0] }) ?? (isLonger ? .expiresOn : nil)
    else { return nil }
    return .init(
      field: field.name, code: "given_by_link", message: "本人经链接作出的授权,「\(field.label)」不能由他人修改。另有授权的,请另行登记一条。")
  }

  /// That a consent for the purpose opens nothing.
  package func warnings(
    of written: Stored<ConsentField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    guard let purpose = try await purpose(of: written.record, session) else { return [] }
    if purpose.sides.isEmpty { return ["用途「\(purpose.name)」不能据以查看联系方式;请按用途表填写。"] }
    return purpose.needsConsent ? [] : ["用途「\(purpose.name)」依法不须同意,不登记授权也能查看。"]
  }

  private func purpose(
    of record: Record<ConsentField>, _ session: any ChangeSession
  ) async throws -> ContactPurpose? {
    guard let name = record.text(.purpose) else { return nil }
    return try await ContactPurposes.inForce(references, organisation: session.organisation).purpose(name)
  }
}

extension ContactPurpose {
  /// The last day of a consent that names none; `nil` when it holds until it is withdrawn.
  func lastDay(from given: CalendarDate?) -> CalendarDate? {
    guard let months, let given else { return nil }
    return given.adding(months: months).adding(days: -1)
  }
}
