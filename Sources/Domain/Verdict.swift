/// What a gate says of a pair. Unknown is never a pass and never hides the pair.
package enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// 符合
  case pass
  /// 不符合
  case fail
  /// 待核实
  case unknown
  /// 不适用
  case notApplicable = "not_applicable"

  /// The word on screen.
  package var label: String {
    switch self {
    case .pass: "符合"
    case .fail: "不符合"
    case .unknown: "待核实"
    case .notApplicable: "不适用"
    }
  }
}

/// Why a gate is unknown.
package enum UnknownOrigin: String, Sendable, Hashable, Codable, CaseIterable {
  /// The firm or the park has not given a fact.
  case missingFact = "missing_fact"
  /// A department has not ruled.
  case pendingRuling = "pending_ruling"
  /// The county's list is not entered: the same for every firm, so it is said once above a list.
  case ruleAbsent = "rule_absent"

  /// The words on screen.
  package var label: String {
    switch self {
    case .missingFact: "待补充材料"
    case .pendingRuling: "待部门认定"
    case .ruleAbsent: "规则未录入"
    }
  }
}

/// Where a pair is listed; `B1` and `B2` are details of band B.
package enum Band: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// 符合准入
  case a = "A"
  /// 待部门认定: only rulings are open.
  case b1 = "B1"
  /// 待补充材料: a fact is missing.
  case b2 = "B2"
  /// 不符合准入
  case c = "C"
  /// 方向不符
  case d = "D"

  /// The band without its detail: `A`, `B`, `C`, `D`.
  package var letter: String { String(rawValue.prefix(1)) }

  /// The words on screen.
  package var label: String {
    switch self {
    case .a: "符合准入"
    case .b1: "待部门认定"
    case .b2: "待补充材料"
    case .c: "不符合准入"
    case .d: "方向不符"
    }
  }

  /// By value.
  package static func < (a: Band, b: Band) -> Bool { a.rawValue < b.rawValue }
}
