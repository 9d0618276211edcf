import Domain

/// Tells the second of two people who move a visit at once what the first made of it.
struct VisitConflict: Faster {
  let registry: any Registry

  init(_ registry: any Registry) { self.registry = registry }

  /// Names who changed the visit, and its state.
  func refusal(of id: Int64, isNamed: Bool, organisation: Int64) async throws -> ServiceError {
    let history = try await registry.history(of: VisitField.self, id: id, organisation: organisation)
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
