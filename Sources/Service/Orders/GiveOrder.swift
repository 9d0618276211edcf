package import Domain
import Intake

/// Gives an order (交办): by whose words, to whom, until when, on what it hangs. It is a follow-up that has to be receipted and
/// told of.
package struct GiveOrder: Sendable {
  let registry: any Registry
  let input: RecordInput
  let rules: RecordRules

  init(_ registry: any Registry, reader: CellReader, rules: RecordRules) {
    self.registry = registry
    input = RecordInput(reader: reader)
    self.rules = rules
  }

  /// Gives an order with these fields of a follow-up. Whoever acts gives it where nobody else is named, today where no day is.
  ///
  /// Throws `ServiceError` `invalid_record` naming every field that is wrong or missing, a due day before the order among them.
  package func callAsFunction(
    _ values: [String: InputValue], evidence: EvidenceInput = EvidenceInput(), today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RecordReceipt<FollowUpField> {
    let standing = registry.records(invocation.organisation)
    var record: Record<FollowUpField> = try await input.resolved(values, in: standing).record
    if record[.assignedBy] == nil {
      record[.assignedBy] = .text(invocation.actor)
      record[.assignedByLogin] = invocation.login.map(FieldValue.text)
    }
    record[.orderedOn] = record[.orderedOn] ?? .date(today)
    record[.orderState] = .text(OrderState.given.rawValue)
    record[.orderSince] = .date(today)
    let order = record
    let step = Step(
      registry: registry, rules: rules, useCase: "follow_up.order", note: order.text(.title), evidence: evidence,
      today: today, isDryRun: isDryRun, invocation: invocation)
    let written = try await step { writing in
      let stored = try await writing.add(order)
      return (stored: stored, warnings: try await writing.warnings(of: stored))
    }
    return RecordReceipt(
      stored: written.result.stored, change: written.change?.id,
      fields: written.result.stored.record.known.map(\.field.name), warnings: written.result.warnings)
  }
}
