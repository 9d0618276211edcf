import Domain
import Scoring

/// What a ruling must be to count: on a gate, by a department that answers for it, in a paper, on a day that has been.
///
/// The one place that says so: whoever writes a ruling is held against it, and a ruling that stands without meeting it does
/// not reach the gates.
struct RulingTerms: Sendable {
  let rules: RulePack
  let departments: Departments
  /// What counts as a paper; `nil` in a past state that had no such table.
  let papers: PaperKinds?

  /// The terms of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> RulingTerms {
    RulingTerms(
      rules: try SceneAssembly.document(
        try await references.table("gate-rules", organisation: organisation), as: RulePack.self),
      departments: try await Departments.inForce(references, organisation: organisation),
      papers: try await PaperKinds.inForce(references, organisation: organisation))
  }

  /// The gate of a ruling: by key, or by its words.
  func gate(_ record: Record<RulingField>) throws -> GateName {
    let word = record.text(.gate) ?? ""
    guard let gate = GateName.allCases.first(where: { $0.key == word || $0.label == word }) else {
      let known = GateName.allCases.map { "\($0.label)(\($0.key))" }.joined(separator: "、")
      throw ServiceError(refusing: RulingField.gate, code: "unknown_gate", message: "没有准入条件「\(word)」,可填:\(known)。")
    }
    return gate
  }

  /// The department of a ruling by its name. Throws `invalid_record` for one that does not answer for the gate.
  func department(_ record: Record<RulingField>) throws -> String {
    let gate = try gate(record)
    let name = try departments.name(record.text(.department) ?? "", for: RulingField.department)
    let competent = rules.departments(of: gate).compactMap { departments.name($0) }
    guard competent.contains(name) else {
      throw ServiceError(
        refusing: RulingField.department, code: "department_not_competent",
        message: "「\(gate.label)」不由\(name)认定,可由\(competent.joined(separator: "、"))认定。")
    }
    return name
  }

  /// Throws `ServiceError` `invalid_record` for the first thing that keeps a ruling from counting.
  func check(_ record: Record<RulingField>) throws {
    _ = try department(record)
    try papers?.demand(record.text(.paper), RulingField.paper)
    if let ruled = record.date(.ruledOn), let expires = record.date(.expires), expires < ruled {
      throw ServiceError(
        refusing: RulingField.expires, code: "ends_before_it_begins", message: "有效期至 \(expires) 早于认定日期 \(ruled)。")
    }
    if record[.outcome, as: RulingOutcome.self] == .metWithConditions {
      _ = try ProjectRefusal.demanded(record.text(.conditions), RulingField.conditions)
    }
  }
}
