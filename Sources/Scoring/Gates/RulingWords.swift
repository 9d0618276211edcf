internal import Domain

/// The words for a verdict that a department's paper decides.
enum RulingWords {
  static func of(_ ruling: RulingInput) -> GateWords {
    let paper = ruling.paper.isEmpty ? "" : "(\(ruling.paper))"
    let until = ruling.expires.map { ",有效期至\($0.chinese)" } ?? ""
    let clause = "\(ruling.department)\(ruling.date.chinese)认定\(paper)"
    let facts = [
      Fact(
        field: "ruling", value: "\(ruling.department):\(ruling.outcome.label)\(paper)",
        source: ruling.source == 0 ? nil : ruling.source, asOf: ruling.date)
    ]
    switch ruling.outcome {
    case .refused:
      return GateWords(
        "\(ruling.department)认定为不符合\(paper)", clause: clause, gap: GateGap(text: "整改后重新申请\(ruling.department)认定"),
        who: ["企业", ruling.department], facts: facts)
    case .metWithConditions:
      return GateWords(
        "\(ruling.department)附条件认定\(paper),待落实:\(ruling.conditions)", clause: clause,
        gap: GateGap(text: "落实条件:\(ruling.conditions)"), who: ["企业", ruling.department], facts: facts)
    case .met:
      let conditions = ruling.conditions.isEmpty ? "" : ",所附条件已落实"
      return GateWords("\(ruling.department)认定符合\(paper)\(conditions)\(until)", clause: clause, facts: facts)
    }
  }
}
