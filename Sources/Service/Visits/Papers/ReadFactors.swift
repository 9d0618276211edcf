import Domain

/// Collects what it costs to make something at the places of a visit: prices and wages of the park, rents of the buildings,
/// road distances.
struct ReadFactors {
  let registry: any Registry
  let references: any ReferenceStore
  let organisation: Int64

  /// The factors of the parks, zones and buildings on the itinerary; of all parks when it names none.
  func callAsFunction(_ itinerary: Itinerary, _ guests: GuestVisit) async throws -> [GuestFactor] {
    let needs = try await registry.records(organisation).those(NeedField.self, itinerary.needs)
    let buildings = try await buildings(itinerary, needs.values.map(\.record))
    let parks = try await parks(itinerary, needs.values.map(\.record), buildings)
    let sources = try await registry.sources(
      Array(Set(parks.flatMap { $0.sources.values } + buildings.flatMap { $0.sources.values })),
      organisation: organisation)
    var factors: [GuestFactor] = []
    for park in parks {
      let name = park.text(.name) ?? ""
      for field in [ParkField.powerPrice, .gasPrice, .waterPrice, .landPrice, .wage] {
        factors.append(factor(park, field, "\(name)要素价格", field.label, sources))
      }
    }
    for building in buildings {
      factors.append(factor(building, .rent, "厂房租金(元/㎡·月)", building.text(.name) ?? "", sources))
    }
    if buildings.isEmpty { factors.append(GuestFactor(group: "厂房租金(元/㎡·月)", item: "标准厂房")) }
    let roads = try await RoadKilometres.read(references, organisation: organisation)
    for park in parks { factors += try await distances(park, guests, roads) }
    return factors
  }

  private func factor<Field: RecordField>(
    _ stored: Stored<Field>, _ field: Field, _ group: String, _ item: String, _ sources: [Int64: Source]
  ) -> GuestFactor {
    let source = stored.record[field] == nil ? nil : stored.sources[field].flatMap { sources[$0] }
    return GuestFactor(
      group: group, item: item, value: stored.record[field].map { $0.display(field.kind) }, source: source?.title,
      asOf: source?.asOf)
  }

  private func buildings(
    _ itinerary: Itinerary, _ needs: [Record<NeedField>]
  ) async throws -> [Stored<BuildingField>] {
    let named =
      itinerary.stops.compactMap { $0.reference(.building) } + needs.compactMap { $0.reference(.building) }
    return try await registry.records(organisation).those(BuildingField.self, named).values.sorted {
      $0.id < $1.id
    }
  }

  private func parks(
    _ itinerary: Itinerary, _ needs: [Record<NeedField>], _ buildings: [Stored<BuildingField>]
  ) async throws -> [Stored<ParkField>] {
    let zones =
      itinerary.stops.compactMap { $0.reference(.zone) } + needs.compactMap { $0.reference(.zone) }
      + buildings.compactMap { $0.reference(.zone) }
    let named = try await registry.records(organisation).those(ZoneField.self, zones).values
      .compactMap { $0.reference(.park) }
    let parks = Set(named + needs.compactMap { $0.reference(.park) })
    if parks.isEmpty { return try await registry.records(organisation).all(ParkField.self) }
    return try await registry.records(organisation).those(ParkField.self, parks).values.sorted { $0.id < $1.id }
  }

  /// From the park to the places of the reference table, then to the towns the guests come from.
  private func distances(
    _ park: Stored<ParkField>, _ guests: GuestVisit, _ roads: RoadKilometres
  ) async throws -> [GuestFactor] {
    let here = park.text(.place) ?? ""
    let group = "\(here)公路里程"
    let table = try await references.table("factor-destinations", organisation: organisation)
    var factors = try table.project(["code", "name"]).map { row in
      roads.factor(from: here, toCode: row[0], group: group, item: "至\(row[1])")
    }
    var seen = Set(factors.map(\.item))
    if let place = guests.firm?.place, seen.insert("至\(place)").inserted {
      factors.append(roads.factor(from: here, to: place, group: group, item: "至\(place)(贵公司所在地)"))
    }
    return factors
  }
}
