package import Domain

/// Shows what minutes would write and change before they are recorded. Nothing is kept.
package struct PreviewMinutes: Sendable {
  let record: RecordMinutes
  let effects: ShowVisitEffects

  /// What minutes would do.
  package struct Preview: Sendable {
    package let receipt: MinutesReceipt
    /// What they would write to firms and plans.
    package let facts: [VisitEffectsView.Fact]
    /// How each firm would stand.
    package let firms: [VisitEffectsView.Firm]
  }

  /// What these minutes of the visit that `words` names would do. Throws what recording them throws.
  package func callAsFunction(
    _ words: String, _ minutes: MinutesInput, today: CalendarDate, invocation: Invocation
  ) async throws -> Preview {
    let organisation = invocation.organisation
    let before = try await effects.scenes.scene(organisation: organisation)
    let written = try await record.write(words, minutes, today: today, isDryRun: true, invocation: invocation) {
      itinerary, change in
      try await effects.pending(
        itinerary, change, from: before, on: minutes.minutesOn ?? today, organisation: organisation)
    }
    return Preview(receipt: written.receipt, facts: written.seen.facts, firms: written.seen.firms)
  }
}
