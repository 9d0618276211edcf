package import Domain
import Scoring

extension SceneAssembly {
  /// Adds a firm; its people, ties, checks and contacts must have been added before.
  package mutating func add(_ stored: Stored<EnterpriseField>) { add(KnownFields(stored)) }

  /// Adds a firm; its people, ties, checks and contacts must have been added before.
  package mutating func add(_ row: KnownFields<EnterpriseField>) {
    var firm = FirmInput(
      id: row.id, name: "", standingChecks: checks[row.id] ?? [], ties: ties[row.id] ?? [],
      engagements: contacts[row.id] ?? [])
    for known in row.fields {
      let (value, source) = (known.value, known.source)
      switch known.field {
      case .name: firm.name = value.text ?? ""
      case .creditCode:
        firm.creditCode = value.text.flatMap { CreditCode($0) }
        if value.text?.dropFirst(2).hasPrefix(rules.county) == true { firm.isLocal = true }
      case .isLocal: if value.flag == true { firm.isLocal = true }
      case .productionSites:
        if value.texts?.contains(where: isHere) == true { firm.isLocal = true }
      case .place:
        if let text = value.text, isHere(text) { firm.isLocal = true }
        firm.place = dating.fact(value.text.flatMap { places.code(of: $0) }, source)
      case .industryCode: firm.mainCode = dating.fact(value.text.flatMap { IndustryCode($0) }, source)
      case .secondaryCodes:
        firm.secondaryCodes = dating.fact(value.texts?.compactMap { IndustryCode($0) }, source)
      case .inferredCodes: firm.inferredCodes = value.texts?.compactMap(SceneAssembly.inferred) ?? []
      case .products: firm.products = dating.fact(value.texts, source)
      case .technologies: firm.technologies = dating.fact(value.texts, source)
      case .businessScope: firm.businessScope = dating.fact(value.text, source)
      case .titles: firm.titles = dating.fact(value.texts?.compactMap { held($0) }, source)
      case .revenue: firm.revenue = dating.fact(value.money, source)
      case .tax: firm.taxPaid = dating.fact(value.money, source)
      case .netAssets: firm.netAssets = dating.fact(value.money, source)
      case .growth: firm.growth = dating.fact(value.quantity, source)
      case .rdShare: firm.rdShare = dating.fact(value.quantity, source)
      case .headcount: firm.headcount = dating.fact(value.count, source)
      case .exportShare: firm.exportShare = dating.fact(value.quantity, source)
      case .exportPort: firm.exportPort = dating.fact(value.text.flatMap { places.code(of: $0) }, source)
      case .markets: firm.markets = dating.fact(value.texts?.compactMap { share($0) }, source)
      case .suppliers: firm.suppliers = dating.fact(value.texts?.compactMap { share($0) }, source)
      case .mainInputs: firm.mainInputs = dating.fact(value.texts, source)
      case .customers: firm.customers = dating.fact(value.texts, source)
      case .leaseEnd: firm.leaseEnd = dating.fact(value.date, source)
      case .preferredRegions: firm.preferredRegions = dating.fact(value.texts, source)
      case .excludedRegions:
        firm.excludedRegions = dating.fact(
          value.texts?.map { ExcludedRegion(name: $0, codes: places.prefixes(of: $0)) }, source)
      case .expansionIntent:
        firm.expansionIntent = dating.fact(value.text.flatMap(ExpansionIntent.init(rawValue:)), source)
      case .wage: firm.wage = dating.fact(value.money, source)
      default: break
      }
    }
    builder.add(firm: firm)
  }

  /// Whether a place is in the county the rules are for: a firm that produces there is not to be won for it.
  private func isHere(_ place: String) -> Bool { places.code(of: place)?.hasPrefix(rules.county) == true }

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
}
