import Domain

extension Registry {
  /// The needs that are open on a day: those without an end of validity and those that end on it or later.
  func openNeeds(on day: CalendarDate, organisation: Int64) async throws -> [Stored<NeedField>] {
    try await records(organisation).all(NeedField.self).filter { $0.date(.validUntil).map { $0 >= day } ?? true }
  }
}
