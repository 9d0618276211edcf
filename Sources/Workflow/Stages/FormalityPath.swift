package import Domain

/// The earliest day on which a project may lawfully produce, by its formalities, the terms of the law and the time it builds.
///
/// Each step begins when its predecessors are done, not before the day of the question, and takes the term of the law. A
/// term that is not known counts as no time and is listed, so that the day is the earliest there can be and never a promise.
/// A formality of which nobody said whether it is needed counts as needed.
package struct FormalityPath: Sendable, Hashable {
  /// A step on the way.
  package struct Row: Sendable, Hashable {
    /// The formality; `nil` for the building itself.
    package let step: FormalityStep?
    package let code: String
    package let name: String
    package let mark: FormalityMark
    /// The time it takes; `nil` when it is not known.
    package let term: FormalityStep.Term?
    /// The first day on which it can begin; for what is done the day it was done.
    package let from: CalendarDate
    /// The first day on which it can be done.
    package let until: CalendarDate
    /// The names of predecessors that are not done yet.
    package let waitsFor: [String]
    /// Whether it was accepted and is not done within the term of the law.
    package let isOverdue: Bool
    /// Whether it puts off the last day.
    package var isCritical = false
    /// Whether its time is unknown though it is still to be done.
    package let isUnknown: Bool
  }

  /// The steps in order, those that are not needed left out.
  package private(set) var rows: [Row]
  /// The names of formalities that the project does not need.
  package let notNeeded: [String]
  /// The earliest day of production.
  package let earliest: CalendarDate
  /// Whether every time on the way is known, and whether each formality is decided on.
  package let isCertain: Bool

  /// - Parameters:
  ///   - marks: what is recorded, by code.
  ///   - buildMonths: how long the firm says it builds.
  ///   - startedOn: when building began; `nil` when it did not.
  ///   - producingOn: when production began; `nil` when it did not.
  package init(
    _ steps: FormalitySteps, _ marks: [String: FormalityMark], buildMonths: Int?, startedOn: CalendarDate?,
    builtOn: CalendarDate? = nil, today: CalendarDate, _ calendar: WorkCalendar
  ) {
    var rows: [Row] = []
    var ends: [String: (day: CalendarDate, by: String?)] = [:]
    var notNeeded: [String] = []
    func latest(_ codes: [String]) -> (day: CalendarDate, by: String)? {
      codes.compactMap { code in ends[code].flatMap { end in (end.day, end.by ?? code) } }.max { $0.0 < $1.0 }
    }
    func isOpen(_ code: String) -> Bool {
      rows.first { $0.code == code }.map { $0.mark.state != .done } ?? false
    }
    func name(_ code: String) -> String {
      code == FormalityStep.building ? "建设" : steps.all.first { $0.code == code }?.name ?? code
    }
    func build() {
      let gates = steps.all.filter { $0.before <= .started }.map(\.code)
      let ready = latest(gates)?.day ?? today
      let begun = startedOn ?? max(today, ready)
      let finished = startedOn == nil ? nil : builtOn
      let end = finished ?? max(today, buildMonths.map { begun.adding(months: $0) } ?? begun)
      let mark = FormalityMark(finished == nil ? .open : .done, doneOn: finished)
      rows.append(
        Row(
          step: nil, code: FormalityStep.building, name: name(FormalityStep.building), mark: mark, term: nil,
          from: begun, until: end, waitsFor: startedOn == nil ? gates.filter(isOpen).map(name) : [],
          isOverdue: false, isUnknown: finished == nil && buildMonths == nil))
      ends[FormalityStep.building] = (end, nil)
    }
    for step in steps.all {
      if step.before > .started, ends[FormalityStep.building] == nil { build() }
      let mark = marks[step.code] ?? FormalityMark()
      if mark.state == .notNeeded {
        notNeeded.append(step.name)
        // What it waited for, those after it wait for.
        if let before = latest(step.after) { ends[step.code] = (before.day, before.by) }
        continue
      }
      let term = step.term(form: mark.form)
      let ready = max(today, latest(step.after)?.day ?? today)
      var (from, until, isOverdue) = (ready, term?.end(from: ready, calendar) ?? ready, false)
      if mark.state == .done {
        (from, until) = (mark.doneOn ?? today, mark.doneOn ?? today)
      } else if let accepted = mark.acceptedOn {
        let due = term?.end(from: accepted, calendar)
        isOverdue = due.map { $0 < today } ?? false
        (from, until) = (accepted, max(ready, due ?? today))
      }
      rows.append(
        Row(
          step: step, code: step.code, name: step.name, mark: mark, term: term, from: from, until: until,
          waitsFor: mark.state == .done ? [] : step.after.filter(isOpen).map(name), isOverdue: isOverdue,
          isUnknown: mark.state != .done && term == nil))
      ends[step.code] = (until, nil)
    }
    if ends[FormalityStep.building] == nil { build() }
    let before = rows.filter { ($0.step?.before ?? .started) <= .producing }
    let last = before.max { $0.until < $1.until }
    earliest = max(last?.until ?? today, today)
    isCertain = !before.contains { $0.isUnknown || $0.mark.state == .undecided }
    self.notNeeded = notNeeded
    self.rows = rows
    markCritical(last?.code, steps, ends.compactMapValues(\.by))
  }

  /// Goes back from the last step by the predecessor that each waited for.
  private mutating func markCritical(_ last: String?, _ steps: FormalitySteps, _ stands: [String: String]) {
    var code = last
    while let at = code, let index = rows.firstIndex(where: { $0.code == at }), !rows[index].isCritical {
      guard rows[index].mark.state != .done else { return }
      rows[index].isCritical = true
      let after = rows[index].step?.after ?? steps.all.filter { $0.before <= .started }.map(\.code)
      let waited = after.map { stands[$0] ?? $0 }
      code = rows.filter { waited.contains($0.code) && $0.mark.state != .done }.max { $0.until < $1.until }?.code
    }
  }

  /// The names of the steps that put off the last day, in order.
  package var critical: [String] { rows.filter(\.isCritical).map(\.name) }
}
