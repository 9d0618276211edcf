import Domain

/// One gate: its verdict of a pair and the words for it. A new one is a file, a line in ``GateCatalogue`` and its
/// parameters in the rule pack.
protocol Gate: Sendable {
  /// Its name in answers and rulings.
  static var name: GateName { get }
  /// Its parameters with the clause, the source and who answers.
  static func cited(_ gates: GateRules) -> any CitedRules
  /// The verdict from the facts, before any ruling. One that is asked of the need alone reads nothing of the pair.
  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict
  /// The words for a verdict of this gate; rulings are worded by ``RulingWords``.
  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords
  /// Whether it may fail a firm of which no plan is known.
  static var refusesPlanless: Bool { get }
}

extension Gate {
  static var refusesPlanless: Bool { false }
}

/// The gates in the order they are listed; the same order as ``GateName``.
enum GateCatalogue {
  static let all: [any Gate.Type] = [
    IndustryAdmissionGate.self,
    YangtzeGate.self,
    PollutantTotalGate.self,
    EnergyGate.self,
    SafetyGate.self,
    InvestmentIntensityGate.self,
    TaxIntensityGate.self,
    CapacityGate.self,
    StandingGate.self,
    WindowGate.self,
    ExcludedRegionGate.self,
    SiteLawfulGate.self,
  ]

  /// Those asked of every pair: all but the need's own.
  static let ofPairs: [any Gate.Type] = all.filter { $0.name != SiteLawfulGate.name }
}

/// The facts of a firm with one of its plans, or with none, as the gates read them.
struct GatePair: Sendable {
  let firm: FirmFacts
  let plan: PlanFacts
  /// The word groups that occur in the plan.
  let planHits: HitRange
  /// Environmental weight of the project; `nil` without a code.
  let trade: TradeWeight?

  /// ``CodeIndex`` of the project: its own code, else the firm's.
  var code: UInt16 { plan.code != CodeIndex.none ? plan.code : firm.business.code }

  /// Whether any word group occurs in the firm's or the plan's words.
  var hasHits: Bool { firm.business.hits.count > 0 || planHits.count > 0 }

  /// Whether that code was only inferred from the firm's words.
  var isInferred: Bool { plan.code == CodeIndex.none && firm.business.isInferred }
}

/// The firm and the plan a verdict is explained for.
struct GateSubject {
  let firm: FirmInput
  let plan: PlanInput?
  let terms: Terms

  /// A fact of the plan while it counts: what is too old for the verdict is not printed beside it.
  func counted<Value>(_ fact: KeyPath<PlanInput, Dated<Value>?>) -> Dated<Value>? {
    terms.fresh(plan?[keyPath: fact], .plan)
  }

  /// Land and plant the plan asks for.
  var areaFacts: [Fact] {
    [
      counted(\.land).map { Fact(field: "land_mu", value: $0.value.text + "亩", of: $0) },
      counted(\.plant).map { Fact(field: "plant_m2", value: $0.value.text + "m²", of: $0) },
    ].compactMap(\.self)
  }

  /// The industry code the gates read: the project's own, else the one that speaks for the firm.
  var codeFacts: [Fact] {
    if let code = plan?.code ?? firm.mainCode {
      return [Fact(field: "industry_code", value: code.value.text, of: code)]
    }
    return BusinessKey(firm).leadingCode.map { [Fact(field: "inferred_codes", value: $0.code.text + "(推断)")] } ?? []
  }
}
