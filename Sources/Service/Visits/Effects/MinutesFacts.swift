import Domain

/// Reads from history which fields of firms and plans the change of the minutes wrote.
struct MinutesFacts {
  let registry: any Registry
  let organisation: Int64

  func callAsFunction(_ itinerary: Itinerary, _ change: Int64) async throws -> [VisitEffectsView.Fact] {
    var facts: [VisitEffectsView.Fact] = []
    let firms = itinerary.firms.map(FieldValue.reference)
    guard !firms.isEmpty else { return [] }
    for firm in itinerary.firms { facts += try await written(EnterpriseField.self, firm, of: firm, change) }
    let plans = try await registry.records(organisation).all(PlanField.self, .oneOf(.enterprise, firms))
    for plan in plans {
      facts += try await written(PlanField.self, plan.id, of: plan.reference(.enterprise) ?? 0, change)
    }
    return facts
  }

  /// The fields that differ between the state the change began and the one before it. What follows from others (inferred
  /// codes) was not told and is left out.
  private func written<Field: RecordField>(
    _ type: Field.Type, _ id: Int64, of firm: Int64, _ change: Int64
  ) async throws -> [VisitEffectsView.Fact] {
    let history = try await registry.history(of: type, id: id, organisation: organisation)
    guard let index = history.firstIndex(where: { $0.began.id == change }) else { return [] }
    let new = history[index].stored.record
    let old = index + 1 < history.count ? history[index + 1].stored.record : Record()
    let told = new.differences(from: old).filter { field in
      if case .reference = field.kind { false } else { field.name != EnterpriseField.inferredCodes.name }
    }
    return told.map { field in
      VisitEffectsView.Fact(
        entity: Field.entity.rawValue, id: id, enterprise: firm, name: new.text(Field.record.name) ?? "\(id)",
        field: field.name,
        label: field.label, before: old[field].map { ContactMask.shown($0, field) },
        after: new[field].map { ContactMask.shown($0, field) })
    }
  }
}
