internal import Domain

/// The industry code a gate has read, as facts of its explanation.
enum CodeFacts {
  /// The project's own code, else the firm's declared, else the inferred one.
  static func of(_ subject: GateSubject) -> [Fact] {
    if let code = subject.plan?.code {
      [Fact(field: "industry_code", value: code.value.text, of: code)]
    } else if let code = subject.firm.mainCode {
      [Fact(field: "industry_code", value: code.value.text, of: code)]
    } else if let inferred = subject.firm.inferredCodes.max(by: { $0.confidence < $1.confidence }) {
      [Fact(field: "inferred_codes", value: inferred.code.text + "(推断)")]
    } else {
      []
    }
  }
}
