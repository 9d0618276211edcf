package import Domain

/// What a gate says of a pair, small enough for every row of a ranking; the explanation is derived from it.
package struct GateVerdict: Sendable, Hashable {
  /// 符合, 不符合, 待核实 or 不适用.
  package let verdict: Verdict
  /// Why it is unknown; `nil` for other verdicts.
  package let origin: UnknownOrigin?
  let reason: GateReason
  /// Which resource, row, hazard or register the reason is about.
  let detail: UInt16
  /// What the pair brings, in thousandths of the gate's unit or in 元.
  package let actual: Int64
  /// What it is compared with, in the same unit.
  package let line: Int64

  private init(
    _ verdict: Verdict, _ origin: UnknownOrigin?, _ reason: GateReason, _ detail: UInt16, _ actual: Int64,
    _ line: Int64
  ) {
    self.verdict = verdict
    self.origin = origin
    self.reason = reason
    self.detail = detail
    self.actual = actual
    self.line = line
  }

  static func pass(_ reason: GateReason = .met, detail: UInt16 = 0, actual: Int64 = 0, line: Int64 = 0) -> GateVerdict {
    GateVerdict(.pass, nil, reason, detail, actual, line)
  }

  static func fail(_ reason: GateReason, detail: UInt16 = 0, actual: Int64 = 0, line: Int64 = 0) -> GateVerdict {
    GateVerdict(.fail, nil, reason, detail, actual, line)
  }

  static func missing(_ reason: GateReason, detail: UInt16 = 0, actual: Int64 = 0, line: Int64 = 0) -> GateVerdict {
    GateVerdict(.unknown, .missingFact, reason, detail, actual, line)
  }

  static func pending(_ reason: GateReason, detail: UInt16 = 0, actual: Int64 = 0, line: Int64 = 0) -> GateVerdict {
    GateVerdict(.unknown, .pendingRuling, reason, detail, actual, line)
  }

  static func absent(_ reason: GateReason) -> GateVerdict {
    GateVerdict(.unknown, .ruleAbsent, reason, 0, 0, 0)
  }

  static let notApplicable = notApplicable(.notApplicable)

  static func notApplicable(_ reason: GateReason) -> GateVerdict {
    GateVerdict(.notApplicable, nil, reason, 0, 0, 0)
  }
}

/// Why a gate says what it says; the sentence of the explanation follows from it.
enum GateReason: UInt8, Sendable {
  // Of every gate.
  case met, notApplicable, noPlan, ruledMet, ruledConditional, ruledRefused
  // industry_admission
  case missingCode, inferredCode, listAbsent, prohibitedRow, restrictedRow, askedRow, equipmentUnknown, equipmentMoved
  // yangtze
  case bankUnknown, nearBank, chemicalToConfirm, chemicalParkUnknown, chemicalParkMissing, heavyMovingIn
  // pollutant_total
  case increase, heavyForecast, domesticOnly, processWater, waterUnknown
  // energy
  case energyOver, electricityOver, highEnergyTrade, energyUnknown
  // safety
  case hazardsUnknown, hazardMarked, hazardInProcess, fireClassAbove
  // investment_intensity, tax_intensity
  case takesNone, belowReference, belowBinding, areaUnknown, amountUnknown, plotRatioUnknown, totalOnly
  // capacity
  case short, shortHere, beyondOffer, ledgerUnknown, askUnknown, groundFloor, floorLoad, clearHeight, crane,
    floorUnknown
  // standing
  case listed, notChecked, checkTooOld
  // window
  case startUnknown, tooEarly, tooLate
  // excluded_region
  case placeExcluded, exclusionUnread, exclusionTooOld
  // site_lawful
  case siteUnlawful, siteUnknown
}
