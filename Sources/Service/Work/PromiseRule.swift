package import Domain

/// A favour to one firm in tax, money, land, plant, power, water or fees carries its basis in law or is stopped, whatever it is
/// called; every promise starts open. Rule: 公平竞争审查条例 (国务院令第783号) art. 10 and 12.
package struct PromiseRule: RecordRule {
  let references: any ReferenceStore

  /// Reads which favours need a basis from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// What the rule looks at; a promise in which none of it changes is not asked again.
  private static let asked: [PromiseField] = [
    .side, .kind, .content, .legalBasis, .basisClause, .basisDate, .basisLevel, .exception, .favourUntil, .endCondition,
  ]

  /// The promise as it stands. Throws `ServiceError` `invalid_record` naming the rule and each part of the basis that is
  /// missing.
  package func completed(
    _ record: Record<PromiseField>, replacing old: Record<PromiseField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<PromiseField> {
    var record = record
    record[.state] = record[.state] ?? .text(PromiseState.open.rawValue)
    guard old.map({ old in PromiseRule.asked.contains { old[$0] != record[$0] } }) ?? true,
      let side = record[.side, as: PromiseSide.self], side != .firm, let kind = record[.kind, as: PromiseKind.self]
    else { return record }
    let favours = try await WorkPolicy.inForce(references, organisation: session.organisation).favours
    let said = FavourRule.said(in: record.text(.content) ?? "", favours)
    guard let rule = favours.first(where: { $0.kind == kind }) ?? said?.rule else { return record }
    let papers = try await PaperKinds.inForce(references, organisation: session.organisation)
    let problems = PromiseRule.problems(record, rule, papers, on: occasion.today)
    guard problems.isEmpty else {
      let why =
        rule.kind == kind
        ? "「\(kind.label)」的承诺须写明依据。" : "承诺内容写有「\(said?.word ?? "")」,按「\(rule.kind.label)」审查,须写明依据。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: "\(why)\(rule.rule)。" + problems.map(\.message).joined(),
        fields: problems)
    }
    return record
  }

  /// What the basis of a favour lacks.
  private static func problems(
    _ record: Record<PromiseField>, _ rule: FavourRule, _ papers: PaperKinds, on today: CalendarDate
  ) -> [ServiceError.FieldProblem] {
    var problems: [ServiceError.FieldProblem] = []
    func refuse(_ field: PromiseField, _ code: String, _ message: String) {
      problems.append(.init(field: field.name, code: code, message: message))
    }
    if !papers.isBasis(record.text(.legalBasis) ?? "") {
      refuse(.legalBasis, "no_legal_basis", "「\(PromiseField.legalBasis.label)」须写明文件名称或文号。")
    }
    for field in [PromiseField.basisClause, .basisDate, .basisLevel] where isBlank(record[field]) {
      refuse(field, "no_legal_basis", "「\(field.label)」必填。")
    }
    if let day = record.date(.basisDate), day > today {
      refuse(.basisDate, "in_the_future", "依据日期 \(day) 晚于今天。")
    }
    let isException = record[.exception] != nil
    if isException, record[.favourUntil] == nil, isBlank(record[.endCondition]) {
      refuse(
        .favourUntil, "no_term",
        "公平竞争审查条例第十二条的例外须有期限或终止条件:请填「\(PromiseField.favourUntil.label)」或「\(PromiseField.endCondition.label)」。")
    }
    if let level = record[.basisLevel, as: BasisLevel.self], !rule.levels.contains(level), !isException {
      let allowed = rule.levels.map(\.label).joined(separator: "、")
      refuse(
        .basisLevel, "basis_too_low",
        "「\(rule.kind.label)」的依据须为\(allowed);\(level.label)文件不能作为依据,属第十二条例外的请填「\(PromiseField.exception.label)」及期限或终止条件。"
      )
    }
    return problems
  }

  private static func isBlank(_ value: FieldValue?) -> Bool {
    guard let value else { return true }
    return value.text?.allSatisfy(\.isWhitespace) ?? false
  }
}
