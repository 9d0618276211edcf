package import Domain
package import Intake
import Workflow

/// Records the minutes of a visit: the facts that were told go to the firms and plans with the visit as their evidence, next
/// steps become follow-ups, asks are kept, and the visit is done — all in one change, or none of it.
package struct RecordMinutes: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let input: RecordInput
  let rules: RecordRules

  /// Records minutes in this registry, reading what is typed as cells of a workbook are read.
  package init(_ registry: any Registry, references: any ReferenceStore, reader: CellReader, rules: RecordRules) {
    self.registry = registry
    self.references = references
    input = RecordInput(reader: reader)
    self.rules = rules
  }

  /// Records the minutes of the visit that `words` names. With `ifMatch` it must still be the one that change wrote.
  ///
  /// Throws `ServiceError` `invalid_record` naming everything that is unknown or cannot be read by its path
  /// (`answers[2].value`), `visit_state` when it is done or cancelled, `visit_not_begun`, `record_changed`.
  package func callAsFunction(
    _ words: String, _ minutes: MinutesInput, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> MinutesReceipt {
    try await write(words, minutes, ifMatch: ifMatch, today: today, isDryRun: isDryRun, invocation: invocation) {
      _, _ in
    }.receipt
  }

  /// Records minutes as above; `look` sees what was written within its change, also where nothing is kept.
  func write<Seen: Sendable>(
    _ words: String, _ minutes: MinutesInput, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool,
    invocation: Invocation, look: @Sendable (Itinerary, Int64) async throws -> Seen
  ) async throws -> (receipt: MinutesReceipt, seen: Seen) {
    let itinerary = try await Itinerary.read(words, registry, invocation.organisation)
    let visit = itinerary.visit
    var step = Step(
      registry: registry, rules: rules, useCase: "visit.complete", ifMatch: ifMatch, faster: VisitConflict(registry),
      today: today, isDryRun: isDryRun, invocation: invocation)
    try await step.compare(visit)
    let moves = try await VisitMoves.inForce(references, organisation: invocation.organisation)
    let state = try moves.state(after: .complete, of: visit, reason: nil)
    if let first = visit.date(.startsOn), first > today {
      throw ServiceError(
        .conflict, code: "visit_not_begun", message: "考察 \(visit.called)\(first) 才开始,不能先登记纪要;已提前的请先改期。")
    }
    let reader = MinutesReader(
      registry: registry, input: input, itinerary: itinerary, organisation: invocation.organisation)
    let reading = try await reader.read(minutes, today: today)
    guard reading.problems.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "纪要有 \(reading.problems.count) 处需要更正,未写入任何内容。",
        fields: reading.problems)
    }
    var done = visit.record
    done[.state] = .text(state.rawValue)
    done[.stateReason] = nil
    done[.topics] = .text(minutes.topics)
    done[.consensus] = minutes.consensus.map(FieldValue.text)
    done[.differences] = minutes.differences.map(FieldValue.text)
    done[.minutesOn] = .date(minutes.minutesOn ?? today)
    done[.minutesBy] = .text(minutes.minutesBy ?? invocation.actor)
    let closed = done
    step.evidence = EvidenceInput(
      kind: .visit, title: "\(try visit.required.text(.code)) \(try visit.required.text(.title))",
      asOf: min(try visit.required.date(.endsOn), today), grade: minutes.grade)
    let written = try await step(on: visit) { writing in
      let made = try await MinutesWriter(writing: writing, input: input, itinerary: itinerary)
        .write(reading, closing: closed)
      return (made, try await look(itinerary, writing.session.change))
    }
    return (MinutesReceipt(written: written.result.0, change: written.change?.id), written.result.1)
  }
}

/// What recording minutes wrote.
package struct MinutesReceipt: Sendable {
  let written: MinutesWriter.Written
  /// The change; `nil` when nothing was written.
  package let change: Int64?

  package var visit: Stored<VisitField> { written.visit }
  /// The plans that are new.
  package var plans: [Stored<PlanField>] { written.plans }
  package var followUps: [Stored<FollowUpField>] { written.followUps }
  package var asks: [Stored<VisitAskField>] { written.asks }
  /// Where a fact stands on better evidence or of a later day than the visit.
  package var differences: [DifferenceView] {
    written.differences.map { $0.view(isKept: change != nil) }
  }
  /// How many facts went to firms and plans.
  package var answers: Int { written.answers }
}
