package import Domain
import Scoring

/// Records what the review session holds of a gate, as a department's ruling with the session's paper. It feeds the gates at
/// once; the answer says which rankings it changes.
package struct RuleOnGate: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper
  let rules: RecordRules

  /// Records rulings in this registry and looks at rankings in these scenes.
  package init(
    registry: any Registry, references: any ReferenceStore, scenes: SceneKeeper, rules: RecordRules
  ) {
    self.registry = registry
    self.references = references
    self.scenes = scenes
    self.rules = rules
  }

  /// What a ruling says.
  package struct Ruling: Sendable, Hashable {
    /// The gate: its key or its words.
    package var gate: String
    package var outcome: RulingOutcome
    /// The department that rules.
    package var department: String
    /// The paper; the session's when nothing is said.
    package var paper: String?
    /// The conditions of an outcome with conditions.
    package var conditions: String?
    /// Until when it holds.
    package var expires: CalendarDate?

    /// What a ruling says.
    package init(
      gate: String, outcome: RulingOutcome, department: String, paper: String? = nil, conditions: String? = nil,
      expires: CalendarDate? = nil
    ) {
      self.gate = gate
      self.outcome = outcome
      self.department = department
      self.paper = paper
      self.conditions = conditions
      self.expires = expires
    }
  }

  /// Records the ruling on the project of the item that `words` name: for its firm, its plan and its need.
  ///
  /// Throws `ServiceError` `not_held_yet`, `invalid_record` for a gate, department, paper or conditions that cannot be.
  package func callAsFunction(
    _ words: String, _ ruling: Ruling, today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RulingReceipt {
    let organisation = invocation.organisation
    let id = try await ReviewItem.find(words, registry, organisation: organisation)
    let terms = try await RulingTerms.inForce(references, organisation: organisation)
    var said = Record<RulingField>([.gate: .text(ruling.gate), .department: .text(ruling.department)])
    let gate = try terms.gate(said)
    said[.department] = .text(try terms.department(said))
    said[.gate] = .text(gate.key)
    let stated = said
    let before = try await scenes.scene(organisation: organisation)
    let seen = try await ReviewItem(id, StandingRecords(registry: registry, organisation: organisation))
    let paper = try ProjectRefusal.demanded(ruling.paper ?? seen.item.text(.paper), RulingField.paper)
    let day = seen.heldOn ?? today
    guard day <= today else {
      throw ServiceError(.conflict, code: "not_held_yet", message: "\(seen.place)的会议定于 \(day) 召开,会后才能记认定。")
    }
    let step = Step(
      registry: registry, rules: rules, useCase: "session_item.rule", note: ruling.paper,
      evidence: EvidenceInput(kind: .ruling, title: paper, asOf: day, grade: .documented), today: today,
      isDryRun: isDryRun, invocation: invocation)
    let written = try await step { writing in
      var record = stated
      record[.outcome] = .text(ruling.outcome.rawValue)
      record[.paper] = .text(paper)
      record[.ruledOn] = .date(day)
      record[.note] = .text(seen.place)
      record[.need] = seen.project.record[.need]
      if gate != .siteLawful {
        record[.enterprise] = seen.project.record[.enterprise]
        record[.plan] = seen.project.record[.plan]
      }
      record[.conditions] = ruling.conditions.map { .text($0) }
      record[.expires] = ruling.expires.map { .date($0) }
      return try await writing.add(record)
    }
    var answer = RulingReceipt(written.result, gate: gate, outcome: ruling.outcome)
    guard let change = written.change else { return answer }
    answer.change = change.id
    let record = written.result.record
    if let firm = seen.project.reference(.enterprise) {
      answer.shifts = RankShift.all(
        of: firm, plan: seen.project.reference(.plan), need: record.reference(.need), from: before,
        to: try await scenes.scene(organisation: organisation, version: change.version), on: today)
    }
    return answer
  }

  /// The rankings that a ruling on the item changed, by the change that wrote it: what its receipt told.
  package func shifts(
    of change: ChangeEntry, on item: Int64, today: CalendarDate, organisation: Int64
  ) async throws -> [RankShift] {
    let seen = try await ReviewItem(item, StandingRecords(registry: registry, organisation: organisation))
    guard change.useCase == "session_item.rule", let firm = seen.project.reference(.enterprise) else { return [] }
    return RankShift.all(
      of: firm, plan: seen.project.reference(.plan), need: seen.project.reference(.need),
      from: try await scenes.scene(organisation: organisation, version: change.version - 1),
      to: try await scenes.scene(organisation: organisation, version: change.version), on: today)
  }
}

/// What a ruling did: `{change?, ruling, gate, label, outcome, department, paper, shifts}`.
package struct RulingReceipt: Sendable, Encodable {
  /// The change's number; absent after a dry run.
  package internal(set) var change: Int64?
  package let ruling: Int64
  package let gate: String
  /// The gate on screen.
  package let label: String
  package let outcome: String
  package let department: String
  package let paper: String
  /// The rankings it changes.
  package internal(set) var shifts: [RankShift] = []

  init(_ stored: Stored<RulingField>, gate: GateName, outcome: RulingOutcome) {
    ruling = stored.id
    self.gate = gate.key
    label = gate.label
    self.outcome = outcome.rawValue
    department = stored.text(.department) ?? ""
    paper = stored.text(.paper) ?? ""
  }
}
