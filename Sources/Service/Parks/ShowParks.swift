package import Domain
import Workflow

/// Shows parks with what is free in them and what is reserved.
package struct ShowParks: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// All parks by number.
  package func callAsFunction(today: CalendarDate, organisation: Int64) async throws -> [ParkSummary] {
    let records = registry.records(organisation)
    let zones = Dictionary(grouping: try await records.all(ZoneField.self)) { $0.reference(.park) ?? 0 }
    let lines = try await records.all(LedgerField.self)
    let holds = try await records.all(HoldField.self, .atLeast(.expires, .date(today)))
    let needs = try await registry.openNeeds(on: today, organisation: organisation)
    let due = try await dueDay(today, organisation)
    return try await records.all(ParkField.self).map { park in
      let own = zones[park.id] ?? []
      let ids = Set(own.map(\.id))
      let reserved = holds.filter { $0.reference(.zone).map(ids.contains) ?? false }
      return ParkSummary(
        park: park, zones: own.map { $0.words(.name) },
        left: [Resource.land, .plant].compactMap { resource in
          let books = lines.filter {
            $0[.resource, as: Resource.self] == resource && $0.reference(.zone).map(ids.contains) ?? false
          }.map { ShowParks.book($0, reserved) }
          guard !books.isEmpty else { return nil }
          let left = Quantity(
            milli: books.reduce(0) { sum, book in
              let (milli, isOver) = sum.addingReportingOverflow(book.left(on: today).milli)
              return isOver ? .max : milli
            })
          return "\(resource.label) \(left.text)\(resource.unit)"
        }, holds: reserved.count, due: reserved.count { $0.date(.expires).map { $0 <= due } ?? false },
        needs: needs.count { $0.reference(.park) == park.id })
    }
  }

  /// The park that `words` name. Throws `ServiceError` `park_not_found`, `reference_not_loaded`.
  package func show(_ words: String, today: CalendarDate, organisation: Int64) async throws -> ParkView {
    let records = registry.records(organisation)
    let park = try await FindRecord<ParkField>(registry)(words, organisation: organisation)
    let zones = try await records.all(ZoneField.self, .equals(.park, .reference(park.id)))
    let ids = zones.map { FieldValue.reference($0.id) }
    let lines = ids.isEmpty ? [] : try await records.all(LedgerField.self, .oneOf(.zone, ids))
    let holds = ids.isEmpty ? [] : try await records.all(HoldField.self, .oneOf(.zone, ids), order: .expires)
    let buildings = ids.isEmpty ? [] : try await records.all(BuildingField.self, .oneOf(.zone, ids))
    let needs = try await registry.openNeeds(on: today, organisation: organisation)
    let sources = try await registry.sources(
      Array(Set(lines.compactMap { $0.sources[.free] } + park.sources.values)), organisation: organisation)
    return ParkView(
      park: RecordView(park, sources: sources),
      zones: zones.map { zone in
        ParkZone(
          zone: zone,
          lines: lines.filter { $0.reference(.zone) == zone.id }.map { line in
            ShowParks.line(line, holds, sources, today)
          },
          buildings: buildings.filter { $0.reference(.zone) == zone.id }.map { building in
            ParkBuilding(building: building, needs: needs.filter { $0.reference(.building) == building.id })
          })
      }, holds: try await reservations(holds, zones, records, today, organisation))
  }

  /// What is reserved of a line of the ledger.
  private static func book(_ line: Stored<LedgerField>, _ holds: [Stored<HoldField>]) -> CapacityBook {
    let resource = line[.resource, as: Resource.self]
    return CapacityBook(
      free: line.quantity(.free) ?? Quantity(0),
      holds: holds.filter {
        resource != nil && $0[.resource, as: Resource.self] == resource
          && $0.reference(.zone) == line.reference(.zone)
      }.compactMap { hold in
        guard let amount = hold.quantity(.amount), let expires = hold.date(.expires) else { return nil }
        return CapacityBook.Hold(
          id: hold.id, firm: hold.reference(.enterprise) ?? 0, amount: amount, expires: expires)
      })
  }

  private static func line(
    _ line: Stored<LedgerField>, _ holds: [Stored<HoldField>], _ sources: [Int64: Source], _ today: CalendarDate
  ) -> CapacityLine {
    let book = book(line, holds)
    let ends = Set(book.holds.filter { $0.isLive(on: today) }.map { $0.expires.adding(days: 1) })
    return CapacityLine(
      line: line, label: line.words(.resource) + (line.text(.skill).map { "(\($0))" } ?? ""),
      unit: line.record.unit(of: .free), total: line.quantity(.total), free: book.free, held: book.held(on: today),
      left: book.left(on: today), later: ends.sorted().map { ($0, book.left(on: $0)) },
      source: line.sources[.free].flatMap { sources[$0] }.map { SourceView($0) })
  }

  private func reservations(
    _ holds: [Stored<HoldField>], _ zones: [Stored<ZoneField>], _ records: StandingRecords, _ today: CalendarDate,
    _ organisation: Int64
  ) async throws -> [ParkHold] {
    let firms = try await records.those(EnterpriseField.self, holds.compactMap { $0.reference(.enterprise) })
    let projects = try await records.those(OpportunityField.self, holds.compactMap { $0.reference(.opportunity) })
    let plans = try await records.those(PlanField.self, holds.compactMap { $0.reference(.plan) })
    let due = try await dueDay(today, organisation)
    let all = try holds.map { hold in
      let resource = hold[.resource, as: Resource.self]
      let firm = try hold.required.reference(.enterprise)
      let expires = try hold.required.date(.expires)
      return ParkHold(
        hold: hold, zone: zones.first { $0.id == hold.reference(.zone) }?.words(.name) ?? "",
        resource: resource?.label ?? "", amount: (hold.quantity(.amount)?.text ?? "") + (resource?.unit ?? ""),
        enterprise: NamedRecord(id: firm, name: firms[firm]?.text(.name) ?? ""),
        project: hold.reference(.opportunity).flatMap { projects[$0]?.named },
        plan: hold.reference(.plan).flatMap { plans[$0]?.text(.name) }, expires: expires,
        daysLeft: Int(expires.day - today.day), isDue: expires >= today && expires <= due)
    }
    return all.filter(\.isLive) + all.filter { !$0.isLive }.reversed()
  }

  /// The last day of the term by which one is reminded of a reservation's end.
  private func dueDay(_ today: CalendarDate, _ organisation: Int64) async throws -> CalendarDate {
    try await WorkPolicy.inForce(references, organisation: organisation).clocks.due(.holdDue, from: today)
  }
}
