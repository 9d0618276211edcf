import Domain

/// 区域意愿: regions the firm says it will not go to.
///
/// Parameters: `gates.excluded_region`. A region that holds the site fails while the firm's word is young enough to count
/// (the profile's age limit of preferences); an older word, or one that names no known place, is unknown; a firm that said
/// nothing is not concerned. Without these rules, or a place of the site, nothing is judged. Who answers: the firm.
enum ExcludedRegionGate: Gate {
  static let name = GateName.excludedRegion
  static let refusesPlanless = true

  static func cited(_ gates: GateRules) -> any CitedRules {
    gates.excludedRegion ?? FirmWishRules(clause: "企业自述的不去区域", source: "", departments: ["企业"])
  }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict { verdict(pair.firm, context) }

  /// Whether the firm says it will not go there.
  static func refuses(_ firm: FirmFacts, _ context: GateContext) -> Bool { verdict(firm, context).verdict == .fail }

  private static func verdict(_ firm: FirmFacts, _ context: GateContext) -> GateVerdict {
    guard let said = firm.exclusions, context.gates.excludedRegion != nil, !context.site.place.isEmpty else {
      return .notApplicable
    }
    if let index = said.value.firstIndex(where: { $0.covers(context.site.place) }) {
      let isFresh = said.asOf >= context.site.terms.earliest(.preference)
      return isFresh ? .fail(.placeExcluded, detail: UInt16(clamping: index)) : .missing(.exclusionTooOld)
    }
    if let index = said.value.firstIndex(where: \.codes.isEmpty) {
      return .missing(.exclusionUnread, detail: UInt16(clamping: index))
    }
    return .pass()
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    guard let said = subject.firm.excludedRegions else { return GateWords("企业没有说过不去的区域") }
    let named = said.value.map(\.name).joined(separator: "、")
    let facts = [Fact(field: "excluded_regions", value: named.isEmpty ? "无" : named, of: said)]
    guard verdict.reason != .notApplicable else {
      let why = context.gates.excludedRegion == nil ? "此版规则不判断区域意愿" : "招商项目没有写明所在地"
      return GateWords("\(why),企业不去的区域(\(named.isEmpty ? "无" : named))未作判断", facts: facts)
    }
    let index = Int(verdict.detail)
    let region = said.value.indices.contains(index) ? said.value[index].name : named
    let day = said.asOf.chinese
    switch verdict.reason {
    case .placeExcluded:
      return GateWords(
        "企业\(day)表示不去「\(region)」,本地在其内", gap: GateGap(text: "企业改变意愿并书面说明"), who: ["企业"], facts: facts)
    case .exclusionTooOld:
      return GateWords(
        "企业\(day)曾表示不去「\(named)」,本地在其内,表态已久", gap: GateGap(text: "向企业核实现在的意愿"), who: ["企业"], facts: facts)
    case .exclusionUnread:
      return GateWords(
        "企业表示不去「\(region)」,不是已知的地名或地区", gap: GateGap(text: "写明省、市、县或通行的地区名称"), who: ["企业"], facts: facts)
    default: return GateWords("企业不去的区域(\(named.isEmpty ? "无" : named))不含本地", facts: facts)
    }
  }
}
