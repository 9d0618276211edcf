import Domain

/// 用地合规, asked once of the need: a site that is not lawful may not be published.
///
/// Parameters: `gates.site_lawful`. Facts: inside 城镇开发边界, off 永久基本农田, off 生态保护红线, 规划环评 reviewed, plot
/// cleared or title clear. One answered no fails; one unanswered is unknown. Who answers: 自然资源局.
enum SiteLawfulGate: Gate {
  static let name = GateName.siteLawful

  static func cited(_ gates: GateRules) -> any CitedRules { gates.siteLawful }
  static let questions = ["在城镇开发边界内", "不占永久基本农田", "不占生态保护红线", "规划环评已审查", "净地或权属清晰"]

  static func answers(_ need: NeedInput) -> [Bool?] {
    let facts = need.siteLawful
    return [
      facts.insideUrbanBoundary, facts.offPermanentFarmland, facts.offEcologicalRedLine, facts.planningReviewed,
      facts.titleClear,
    ]
  }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict { verdict(context.site.need) }

  static func verdict(_ need: NeedInput) -> GateVerdict {
    let answers = answers(need)
    if let index = answers.firstIndex(of: false) { return .fail(.siteUnlawful, detail: UInt16(index)) }
    if let index = answers.firstIndex(of: nil) { return .missing(.siteUnknown, detail: UInt16(index)) }
    return .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.siteLawful
    let answers = answers(context.site.need)
    func named(_ answer: Bool?) -> String {
      zip(questions, answers).filter { $0.1 == answer }.map(\.0).joined(separator: "、")
    }
    switch verdict.reason {
    case .siteUnlawful:
      return GateWords(
        "经核“\(named(false))”不成立,该招商项目不得发布", gap: GateGap(text: "调整选址或完善手续"),
        who: rule.departments)
    case .siteUnknown:
      return GateWords(
        "“\(named(nil))”尚未核验", gap: GateGap(text: "由\(rule.department)逐项核验"),
        who: rule.departments)
    default:
      return GateWords("用地合规材料齐全")
    }
  }
}
