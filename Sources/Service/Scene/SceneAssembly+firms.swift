public import Domain
import Scoring

extension SceneAssembly {
  /// Adds a firm; its people, ties, checks and contacts must have been added before.
  public mutating func add(_ stored: Stored<EnterpriseField>) {
    let read = FactReader(stored: stored, sources: sources)
    let record = stored.record
    let firm = FirmInput(
      id: stored.id,
      name: record[.name]?.text ?? "",
      creditCode: record[.creditCode]?.text.flatMap { CreditCode($0) },
      isLocal: record[.isLocal]?.flag ?? false,
      origin: read.word(.origin, as: FirmOrigin.self)?.value,
      nature: read.word(.nature, as: FirmNature.self)?.value,
      place: read.map(.place) { $0.text.flatMap(places.code(of:)) },
      mainCode: read.map(.industryCode) { $0.text.flatMap { IndustryCode($0) } },
      secondaryCodes: read.map(.secondaryCodes) { $0.texts?.compactMap { IndustryCode($0) } },
      inferredCodes: record[.inferredCodes]?.texts?.compactMap(SceneAssembly.inferred) ?? [],
      products: read.texts(.products),
      technologies: read.texts(.technologies),
      businessScope: read.text(.businessScope),
      titles: read.map(.titles) { $0.texts?.compactMap(held) },
      revenue: read.money(.revenue),
      taxPaid: read.money(.tax),
      netAssets: read.money(.netAssets),
      paidInCapital: read.money(.paidInCapital),
      growth: read.quantity(.growth),
      rdShare: read.quantity(.rdShare),
      headcount: read.count(.headcount),
      exportShare: read.quantity(.exportShare),
      exportPort: read.map(.exportPort) { $0.text.flatMap(places.code(of:)) },
      markets: read.map(.markets) { $0.texts?.compactMap(share) },
      suppliers: read.map(.suppliers) { $0.texts?.compactMap(share) },
      mainInputs: read.texts(.mainInputs),
      customers: read.texts(.customers),
      leaseEnd: read.date(.leaseEnd),
      preferredRegions: read.texts(.preferredRegions),
      expansionIntent: read.word(.expansionIntent, as: ExpansionIntent.self),
      wage: read.money(.wage),
      standingChecks: checks[stored.id] ?? [],
      ties: ties[stored.id] ?? [],
      engagements: contacts[stored.id] ?? [])
    builder.add(firm: firm)
  }

  /// Adds a plan.
  public mutating func add(_ stored: Stored<PlanField>) {
    let record = stored.record
    guard let firm = record[.enterprise]?.reference else { return }
    let grade = record[.evidenceGrade]?.text.flatMap(EvidenceGrade.init(rawValue:))
    let read = FactReader(stored: stored, sources: sources, grade: grade)
    builder.add(
      plan: PlanInput(
        id: stored.id, firm: firm,
        name: record[.name]?.text ?? "",
        content: record[.content]?.text ?? "",
        code: read.map(.industryCode) { $0.text.flatMap { IndustryCode($0) } },
        nature: read.word(.buildKind, as: PlanNature.self),
        landingMode: read.word(.landing, as: LandingMode.self),
        totalInvestment: read.money(.totalInvestment),
        fixedInvestment: read.money(.fixedInvestment),
        ownFundsShare: read.quantity(.ownFundsShare),
        fundsProof: read.flag(.fundsProved),
        output: read.money(.output),
        tax: read.money(.tax),
        newLocalJobs: read.count(.jobs),
        skills: read.map(.skill) { skill in
          guard let name = skill.text, let count = record[.jobs]?.count else { return nil }
          return [SkillDemand(skill: name, count: count)]
        },
        land: read.quantity(.land),
        plant: read.quantity(.plant),
        clearHeight: read.quantity(.storeyHeight),
        floorLoad: read.quantity(.floorLoad),
        groundFloor: read.flag(.groundFloor),
        crane: read.quantity(.crane),
        fireClass: read.word(.fireClass, as: FireClass.self),
        power: read.quantity(.power),
        water: read.quantity(.water),
        sewage: read.quantity(.sewage),
        gas: read.quantity(.gas),
        steam: read.quantity(.steam),
        energyTce: read.quantity(.energy),
        // The engine counts in 万 kWh; the field in kWh.
        electricity: read.map(.electricity) { $0.quantity.map { Quantity(milli: $0.milli / 10_000) } },
        cod: read.quantity(.cod),
        ammonia: read.quantity(.ammonia),
        phosphorus: read.quantity(.phosphorus),
        processWastewater: read.flag(.processWastewater),
        processes: read.texts(.processes),
        hazards: read.map(.hazards) { $0.texts?.compactMap(SceneAssembly.hazard) },
        secondHandEquipment: read.flag(.secondHandEquipment),
        wantedStart: read.date(.start),
        monthsToBuild: read.count(.buildMonths),
        asks: read.texts(.asks)))
  }

  /// `3670@8200`: an inferred code with its confidence in 0…10,000.
  private static func inferred(_ text: String) -> InferredCode? {
    let parts = text.split(separator: "@" as Character)
    guard parts.count == 2, let code = IndustryCode(parts[0]), let confidence = Int(parts[1]) else { return nil }
    return InferredCode(code: code, confidence: confidence)
  }

  /// `高新技术企业@2027-11-30`: a title by code, label or synonym, with its expiry where it has one.
  private func held(_ text: String) -> HeldTitle? {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    guard let word = parts.first, let kind = titles[String(word)] else { return nil }
    return HeldTitle(kind: kind, expires: parts.count == 2 ? CalendarDate(parts[1]) : nil)
  }

  /// `西安@40`: a place with its percent of sales or purchases.
  private func share(_ text: String) -> PlaceShare? {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    guard let place = parts.first, let code = places.code(of: String(place)) else { return nil }
    return PlaceShare(place: code, share: parts.count == 2 ? Quantity(parts[1]) : nil)
  }

  private static func hazard(_ text: String) -> Hazard? {
    Hazard(rawValue: text) ?? Hazard.allCases.first { $0.label == text }
  }
}
