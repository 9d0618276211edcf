internal import Domain

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
