package import Domain

/// States what a zone has left of a resource: the line that stands is corrected, or a line is added.
package struct SetLedger: Sendable {
  let zones: KeepRecords<ZoneField>
  let lines: KeepRecords<LedgerField>

  /// What a zone has of a resource. Amounts are read with their units, as cells of a workbook are.
  package struct Request: Sendable, Hashable {
    /// The resource's code.
    package var resource: String
    /// How much is left.
    package var free: InputValue
    /// How much there is in all; as before when nothing is said.
    package var total: InputValue?
    /// The skill, for labour.
    package var skill: String?

    package init(resource: String, free: InputValue, total: InputValue? = nil, skill: String? = nil) {
      self.resource = resource
      self.free = free
      self.total = total
      self.skill = skill
    }
  }

  /// Sets the line of the zone that `words` name, and says whether it is new. With `ifMatch` a line that stands must still be
  /// the one that change wrote.
  ///
  /// Throws `ServiceError` `zone_not_found`, `zone_ambiguous`, `invalid_record`, `ledger_below_holds`, `record_changed`.
  package func callAsFunction(
    _ words: String, _ request: Request, ifMatch: Int64? = nil, evidence: EvidenceInput, today: CalendarDate,
    invocation: Invocation
  ) async throws -> (receipt: RecordReceipt<LedgerField>, isNew: Bool) {
    let zone = try await zones.show(words, invocation: invocation).stored.id
    let standing = try await lines.list(
      ListRequest(filters: [("zone_id", "\(zone)"), ("resource", request.resource)], limit: 1000),
      organisation: invocation.organisation)
    var values: [String: InputValue] = [LedgerField.free.name: request.free]
    if let total = request.total { values[LedgerField.total.name] = total }
    if let line = standing.items.first(where: { $0.stored.record[.skill]?.text == request.skill }) {
      let receipt = try await lines.edit(
        "#\(line.stored.id)", values, ifMatch: ifMatch, evidence: evidence, today: today,
        invocation: invocation)
      return (receipt, false)
    }
    values[LedgerField.zone.name] = .number("\(zone)")
    values[LedgerField.resource.name] = .text(request.resource)
    if let skill = request.skill { values[LedgerField.skill.name] = .text(skill) }
    return (try await lines.add(values, evidence: evidence, today: today, invocation: invocation), true)
  }
}
