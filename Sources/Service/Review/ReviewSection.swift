import Domain

/// The parts of a project's sheet before the review session (一项目一表), with the facts each shows.
enum ReviewSection: CaseIterable {
  case subject, funds, land, tax, jobs, energy, environment

  /// The word on the sheet.
  var label: String {
    switch self {
    case .subject: "投资主体"
    case .funds: "资金"
    case .land: "土地与厂房"
    case .tax: "产出与税收"
    case .jobs: "就业"
    case .energy: "能耗"
    case .environment: "环保与安全"
    }
  }

  /// The facts of the firm.
  var firm: [EnterpriseField] {
    switch self {
    case .subject:
      [
        .name, .creditCode, .nature, .founded, .place, .actualController, .groupName, .paidInCapital, .products,
        .titles,
        .revenue, .headcount,
      ]
    case .funds: [.netAssets]
    case .tax: [.tax]
    case .land, .jobs, .energy, .environment: []
    }
  }

  /// The facts of the plan.
  var plan: [PlanField] {
    switch self {
    case .subject: [.name, .content, .buildKind, .industryCode]
    case .funds: [.totalInvestment, .fixedInvestment, .ownFundsShare, .fundsSource, .fundsProved, .evidenceGrade]
    case .land: [.landing, .land, .plant, .storeyHeight, .floorLoad, .start, .buildMonths]
    case .tax: [.output, .tax]
    case .jobs: [.jobs, .povertyJobs, .skill]
    case .energy: [.power, .electricity, .energy, .gas, .steam, .water]
    case .environment:
      [
        .processes, .processWastewater, .sewage, .cod, .ammonia, .phosphorus, .hazards, .fireClass,
        .secondHandEquipment,
      ]
    }
  }
}
