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
  case short, beyondOffer, ledgerUnknown, askUnknown, groundFloor, floorLoad, clearHeight, crane, floorUnknown
  // standing
  case listed, notChecked, checkTooOld
  // window
  case startUnknown, tooEarly, tooLate
  // site_lawful
  case siteUnlawful, siteUnknown
}
