import Domain

/// The rulings that hold today for a need, by firm.
struct RulingBook: Sendable {
  private let byFirm: [Int64: [RulingInput]]
  private let byPlan: [Int64: [RulingInput]]
  /// Rulings on the need itself.
  let ofNeed: [RulingInput]

  init(_ rulings: [RulingInput], need: Int64, today: CalendarDate) {
    let live = rulings.filter { ruling in
      (ruling.need == nil || ruling.need == need) && ruling.date <= today
        && (ruling.expires.map { today <= $0 } ?? true)
    }
    byPlan = Dictionary(grouping: live.filter { $0.plan != nil }, by: { $0.plan ?? 0 })
    byFirm = Dictionary(grouping: live.filter { $0.plan == nil && $0.firm != nil }, by: { $0.firm ?? 0 })
    ofNeed = live.filter { $0.plan == nil && $0.firm == nil && $0.need == need }
  }

  /// Whether a department has said anything of a firm as such.
  func mentions(firm: Int64) -> Bool { !byFirm.isEmpty && byFirm[firm] != nil }

  /// The newest ruling on a gate for a firm or one of its plans.
  func ruling(_ gate: GateName, firm: Int64, plan: Int64) -> RulingInput? {
    if byFirm.isEmpty, byPlan.isEmpty { return nil }
    let candidates = (byPlan[plan] ?? []) + (byFirm[firm] ?? [])
    return RulingBook.newest(candidates, gate)
  }

  /// The newest ruling on the need itself.
  func rulingOfNeed(_ gate: GateName) -> RulingInput? { RulingBook.newest(ofNeed, gate) }

  private static func newest(_ rulings: [RulingInput], _ gate: GateName) -> RulingInput? {
    guard !rulings.isEmpty else { return nil }
    let key = gate.key
    return rulings.filter { $0.rule == key }.max { ($0.date, $0.id) < ($1.date, $1.id) }
  }
}

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
