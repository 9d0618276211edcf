package import Domain
package import Scoring

/// Tells what the author of a need should mind: restricted, limited and unknown links, offers without basis, offers above the
/// ledger, a building that does not stand in the zone. Nothing of it forbids saving.
package struct AdviseNeed: Sendable {
  let references: any ReferenceStore

  /// Reads the chains from these tables.
  package init(_ references: any ReferenceStore) { self.references = references }

  /// What to mind of a need among these records on a day. Throws `ServiceError` `reference_not_loaded`.
  package func callAsFunction(
    _ need: Stored<NeedField>, _ records: any RecordReading, organisation: Int64, today: CalendarDate
  ) async throws -> [NeedAdvice] {
    var tables: [String: ReferenceTable] = [:]
    for name in ["chains", "chain-links", "link-flags"] {
      tables[name] = try await references.table(name, organisation: organisation)
    }
    let links = try ReferenceAssembly.chainLinks(tables, try await records.all(LinkField.self))
    let input = NeedInput(
      id: need.id, code: need.text(.code) ?? "", title: need.text(.title) ?? "", text: "", park: 0,
      landingMode: .land, targetLinks: need.texts(.targetLinks) ?? [],
      lawfulOffers: need.texts(.offers)?.map(SceneAssembly.offer) ?? [])
    return NeedAdvice.of(input, links: links) + (try await ground(need, records, today))
  }

  /// The fields of a need that offer a resource.
  private static let offers: [(NeedField, Resource)] = [
    (.land, .land), (.plant, .plant), (.power, .power), (.water, .water), (.sewage, .sewage), (.gas, .gas),
    (.steam, .steam),
  ]

  private func ground(
    _ need: Stored<NeedField>, _ records: any RecordReading, _ today: CalendarDate
  ) async throws -> [NeedAdvice] {
    var advice: [NeedAdvice] = []
    let zone = try await records.one(ZoneField.self, need.reference(.zone))
    let zoneName = zone?.text(.name) ?? ""
    if let building = try await records.one(BuildingField.self, need.reference(.building)) {
      let own = try await records.one(ZoneField.self, building.reference(.zone))
      if let own, let zone, own.id != zone.id {
        advice.append(
          NeedAdvice(
            code: .buildingOutsideZone,
            text: "厂房「\(building.text(.name) ?? "")」在片区「\(own.text(.name) ?? "")」,不在本项目的片区「\(zoneName)」"))
      } else if let own, zone == nil, own.reference(.park) != need.reference(.park) {
        advice.append(
          NeedAdvice(
            code: .buildingOutsideZone,
            text: "厂房「\(building.text(.name) ?? "")」所在片区「\(own.text(.name) ?? "")」不属于本项目的园区"))
      }
    }
    guard let zone else { return advice }
    if zone.reference(.park) != need.reference(.park) {
      advice.append(NeedAdvice(code: .buildingOutsideZone, text: "片区「\(zoneName)」不属于本项目的园区"))
    }
    let lines = try await records.all(LedgerField.self, .equals(.zone, .reference(zone.id)))
    let holds = try await records.all(
      HoldField.self, .equals(.zone, .reference(zone.id)), .atLeast(.expires, .date(today)))
    for (field, resource) in AdviseNeed.offers {
      guard let offered = need.quantity(field),
        let free = lines.first(where: { $0[.resource, as: Resource.self] == resource })?.quantity(.free)
      else { continue }
      let held = holds.filter { $0[.resource, as: Resource.self] == resource }
        .reduce(Int64(0)) { $0 + ($1.quantity(.amount)?.milli ?? 0) }
      let left = Quantity(milli: max(0, free.milli - held))
      guard offered > left else { continue }
      let unit = resource.unit
      let reserved = held > 0 ? "(台账剩余 \(free.text)\(unit),已预留 \(Quantity(milli: held).text)\(unit))" : ""
      advice.append(
        NeedAdvice(
          code: .beyondLedger,
          text: "「\(field.label)」\(offered.text)\(unit) 超过片区「\(zoneName)」可用的 \(left.text)\(unit)\(reserved)"))
    }
    return advice
  }
}
