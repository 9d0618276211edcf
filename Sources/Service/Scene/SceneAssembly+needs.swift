package import Domain
import Scoring

extension SceneAssembly {
  package mutating func add(_ stored: Stored<NeedField>) {
    if let need = SceneAssembly.need(stored, sources) { builder.add(need: need) }
  }

  /// A need as the engine takes it, with the sources of its facts; `nil` for one of no park.
  static func need(_ stored: Stored<NeedField>, _ sources: [Int64: Source]) -> NeedInput? {
    let record = stored.record
    guard let park = record.reference(.park) else { return nil }
    let read = FactReader(stored: stored, sources: sources)
    let source = stored.sources[.title] ?? 0
    let whole = record.flag(.landWhole) ?? false
    let offered: [(Resource, NeedField, Bool)] = [
      (.land, .land, !whole), (.plant, .plant, true), (.power, .power, true), (.water, .water, true),
      (.sewage, .sewage, true), (.gas, .gas, true), (.steam, .steam, true),
    ]
    return NeedInput(
      id: stored.id,
      code: record.text(.code) ?? "",
      title: record.text(.title) ?? "",
      text: record.text(.description) ?? "",
      park: park,
      zone: record.reference(.zone),
      building: record.reference(.building),
      floor: record.count(.floor),
      landingMode: record[.landing, as: LandingMode.self] ?? .land,
      targetClasses: record.texts(.targetCodes)?.compactMap { IndustryCode($0) } ?? [],
      targetLinks: record.texts(.targetLinks) ?? [],
      offers: offered.compactMap { resource, field, splittable in
        record.quantity(field).map { SiteOffer(resource: resource, quantity: $0, splittable: splittable) }
      },
      thresholds: SceneAssembly.lines(
        read.money(.intensity), record.text(.intensityPaper), read.money(.taxIntensity),
        record.text(.taxIntensityPaper)),
      skills: record.text(.skill).flatMap { skill in
        record.count(.jobs).map { [SkillDemand(skill: skill, count: $0)] }
      } ?? [],
      lawfulOffers: record.texts(.offers)?.map(SceneAssembly.offer) ?? [],
      windowFrom: record.date(.from),
      windowTo: record.date(.to),
      readyDate: record.date(.readyOn),
      siteLawful: SiteLawfulFacts(
        insideUrbanBoundary: record.flag(.insideUrbanBoundary),
        offPermanentFarmland: record.flag(.offFarmland),
        offEcologicalRedLine: record.flag(.offRedLine),
        planningReviewed: record.flag(.planningReviewed),
        titleClear: record.flag(.titleClear),
        asOf: sources[source]?.asOf, source: source),
      source: source,
      asOf: sources[source]?.asOf)
  }

  /// `标准厂房租金减免@石政发〔2025〕1号`: an offer with its legal basis.
  static func offer(_ text: String) -> LawfulOffer {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    return LawfulOffer(code: parts.first.map { String($0) } ?? text, basis: parts.count == 2 ? String(parts[1]) : nil)
  }
}
