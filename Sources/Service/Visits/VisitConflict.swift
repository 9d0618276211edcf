import Domain

/// Tells the second of two people who move a visit at once what the first made of it.
struct VisitConflict {
  let registry: any Registry

  init(_ registry: any Registry) { self.registry = registry }

  /// Throws `record_changed` when the visit is no longer the one that change `ifMatch` wrote.
  func check(_ visit: Stored<VisitField>, _ ifMatch: Int64?, _ invocation: Invocation) async throws {
    guard let ifMatch, ifMatch != visit.change else { return }
    throw try await refusal(visit.id, invocation)
  }

  /// Runs the work; a visit that somebody else changed meanwhile is refused with their name and its state.
  func named<Result>(_ id: Int64, _ invocation: Invocation, _ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let error as ServiceError where error.code == "record_changed" {
      throw try await refusal(id, invocation)
    }
  }

  private func refusal(_ id: Int64, _ invocation: Invocation) async throws -> ServiceError {
    let history = try await registry.history(of: VisitField.self, id: id, organisation: invocation.organisation)
    guard let entry = history.first else {
      return ServiceError(.notFound, code: "visit_not_found", message: "没有编号为 \(id) 的考察。")
    }
    let record = entry.stored.record
    let state = entry.stored.state?.label ?? ""
    let days = "\(record.date(.startsOn)?.description ?? "") 至 \(record.date(.endsOn)?.description ?? "")"
    let who = entry.ended ?? entry.began
    return ServiceError(
      .conflict, code: "record_changed",
      message: "考察 \(entry.stored.called)已由 \(who.actor) 于 \(who.recordedAt) 改动,现为「\(state)」,\(days)。请重新打开后再办。")
  }
}
