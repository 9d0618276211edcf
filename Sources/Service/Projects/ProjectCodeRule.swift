package import Domain

/// A project's national code has its form and belongs to one project.
package struct ProjectCodeRule: RecordRule {
  /// The rule of national codes.
  package init() {}

  /// The project with its code in half-width letters. Throws `ServiceError` `invalid_record` for what is no such code,
  /// `project_code_taken` naming the project that has it.
  package func completed(
    _ record: Record<OpportunityField>, replacing old: Record<OpportunityField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<OpportunityField> {
    var record = record
    guard let text = record.text(.projectCode) else { return record }
    guard let code = ProjectCode(text) else {
      throw ServiceError(
        refusing: OpportunityField.projectCode, code: "not_a_project_code",
        message: "「\(text)」不是国家项目代码,应为 年份-行政区划-行业-类型-流水号,如 2026-610922-34-03-012345。")
    }
    record[.projectCode] = .text(code.text)
    guard record[.projectCode] != old?[.projectCode] else { return record }
    try await session.lock("opportunity")
    let others = try await session.all(OpportunityField.self, .equals(.projectCode, .text(code.text)))
      .filter { old == nil || $0.record[.code] != old?[.code] }
    guard let other = others.first else { return record }
    throw ServiceError(
      .conflict, code: "project_code_taken",
      message: "国家项目代码 \(code.text) 已用于 \(other.title);一个项目一个代码,请核对。",
      fields: [.init(field: OpportunityField.projectCode.name, code: "taken", message: "已用于 \(other.title)。")],
      candidates: [ServiceError.Candidate(other)])
  }
}
