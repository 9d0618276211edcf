public import Domain
import Scoring

extension SceneAssembly {
  /// Adds a need.
  public mutating func add(_ stored: Stored<NeedField>) {
    let record = stored.record
    guard let park = record[.park]?.reference else { return }
    let read = FactReader(stored: stored, sources: sources)
    let source = stored.sources[.title] ?? 0
    let whole = record[.landWhole]?.flag ?? false
    let offered: [(Resource, NeedField, Bool)] = [
      (.land, .land, !whole), (.plant, .plant, true), (.power, .power, true), (.water, .water, true),
      (.sewage, .sewage, true), (.gas, .gas, true), (.steam, .steam, true),
    ]
    builder.add(
      need: NeedInput(
        id: stored.id,
        code: record[.code]?.text ?? "",
        title: record[.title]?.text ?? "",
        text: record[.description]?.text ?? "",
        park: park,
        zone: record[.zone]?.reference,
        building: record[.building]?.reference,
        floor: record[.floor]?.count,
        landingMode: record[.landing]?.text.flatMap(LandingMode.init(rawValue:)) ?? .land,
        targetClasses: record[.targetCodes]?.texts?.compactMap { IndustryCode($0) } ?? [],
        targetLinks: record[.targetLinks]?.texts ?? [],
        offers: offered.compactMap { resource, field, splittable in
          record[field]?.quantity.map { SiteOffer(resource: resource, quantity: $0, splittable: splittable) }
        },
        thresholds: lines(
          read.money(.intensity), record[.intensityPaper]?.text, read.money(.taxIntensity),
          record[.taxIntensityPaper]?.text),
        skills: record[.skill]?.text.flatMap { skill in
          record[.jobs]?.count.map { [SkillDemand(skill: skill, count: $0)] }
        } ?? [],
        lawfulOffers: record[.offers]?.texts?.map(SceneAssembly.offer) ?? [],
        windowFrom: record[.from]?.date,
        windowTo: record[.to]?.date,
        readyDate: record[.readyOn]?.date,
        siteLawful: SiteLawfulFacts(
          insideUrbanBoundary: record[.insideUrbanBoundary]?.flag,
          offPermanentFarmland: record[.offFarmland]?.flag,
          offEcologicalRedLine: record[.offRedLine]?.flag,
          planningReviewed: record[.planningReviewed]?.flag,
          titleClear: record[.titleClear]?.flag,
          asOf: sources[source]?.asOf, source: source),
        source: source,
        asOf: sources[source]?.asOf))
  }

  /// `标准厂房租金减免@石政发〔2025〕1号`: an offer with its legal basis.
  private static func offer(_ text: String) -> LawfulOffer {
    let parts = text.split(separator: "@" as Character, maxSplits: 1)
    return LawfulOffer(code: parts.first.map { String($0) } ?? text, basis: parts.count == 2 ? String(parts[1]) : nil)
  }
}
