package import Domain

/// A formality between signing and production: what comes before it, what it must be done before, and how long the law gives
/// whoever decides. A row of the reference table `formality-items`.
package struct FormalityStep: Sendable, Hashable {
  /// What stands for the building itself among the predecessors.
  package static let building = "build"

  package let code: String
  /// The word on screen, and what records keep.
  package let name: String
  /// At whose level it is handled: 县, 市, 省.
  package let level: String
  package let department: String
  /// The codes of what comes before it.
  package let after: [String]
  /// The stage it must be done before.
  package let before: Stage
  /// How long the law gives, where that is the same for every form of it.
  package let term: Term?
  /// How long the law gives for each form of it: 报告书, 报告表.
  package let forms: [String: Term]
  /// Whether the law forbids it before its predecessors; otherwise the order is the usual one.
  package let isStrict: Bool
  /// The law with its article; empty where no term is cited.
  package let law: String

  /// A time that the law gives.
  package struct Term: Sendable, Hashable {
    package let days: Int
    /// Working days of the calendar, or days of the year.
    package let isWorking: Bool

    package init(days: Int, isWorking: Bool) {
      self.days = days
      self.isWorking = isWorking
    }

    /// The last day of a term that starts with a day.
    package func end(from day: CalendarDate, _ calendar: WorkCalendar) -> CalendarDate {
      if days == 0 { return day }
      return isWorking ? calendar.adding(workingDays: days, to: day) : day.adding(days: days)
    }

    /// `20个工作日`.
    package var label: String { days == 0 ? "当日" : "\(days)\(isWorking ? "个工作日" : "日")" }
  }

  package init(
    code: String, name: String, level: String = "", department: String = "", after: [String] = [], before: Stage,
    term: Term? = nil, forms: [String: Term] = [:], isStrict: Bool = false, law: String = ""
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.department = department
    self.after = after
    self.before = before
    self.term = term
    self.forms = forms
    self.isStrict = isStrict
    self.law = law
  }

  /// The time the law gives for a form of it; `nil` where none is known.
  package func term(form: String?) -> Term? { forms.isEmpty ? term : form.flatMap { forms[$0] } }
}

/// What is recorded of a formality of a project.
package struct FormalityMark: Sendable, Hashable {
  package var state: FormalityState
  package var doneOn: CalendarDate?
  /// When it was accepted for decision.
  package var acceptedOn: CalendarDate?
  /// In which form it is handled.
  package var form: String?

  /// What is recorded of it; undecided when nothing is.
  package init(
    _ state: FormalityState = .undecided, doneOn: CalendarDate? = nil, acceptedOn: CalendarDate? = nil,
    form: String? = nil
  ) {
    self.state = state
    self.doneOn = doneOn
    self.acceptedOn = acceptedOn
    self.form = form
  }
}

/// The formalities in an order in which each stands after its predecessors.
package struct FormalitySteps: Sendable, Hashable {
  package let all: [FormalityStep]

  /// Why rows make no table.
  package struct Problem: Error {
    /// In Chinese.
    package let text: String
  }

  /// The steps in the order of the table, predecessors first. Throws ``Problem`` for a predecessor that is none, a code
  /// that stands twice, and steps that wait for each other.
  package init(_ rows: [FormalityStep]) throws(Problem) {
    let codes = Set(rows.map(\.code) + [FormalityStep.building])
    guard codes.count == rows.count + 1 else { throw Problem(text: "有重复的代码") }
    for row in rows {
      if let unknown = row.after.first(where: { !codes.contains($0) }) {
        throw Problem(text: "「\(row.name)」的前置手续「\(unknown)」不在表中")
      }
    }
    var placed: Set<String> = []
    var ordered: [FormalityStep] = []
    var left = rows
    while !left.isEmpty {
      // The building begins when everything that must be done before it is.
      if !left.contains(where: { $0.before <= .started }) { placed.insert(FormalityStep.building) }
      guard let next = left.firstIndex(where: { $0.after.allSatisfy(placed.contains) }) else {
        throw Problem(text: "「\(left.map(\.name).joined(separator: "、"))」互为前置")
      }
      placed.insert(left[next].code)
      ordered.append(left.remove(at: next))
    }
    all = ordered
  }

  /// The formalities that must be done before a stage begins.
  package func before(_ stage: Stage) -> [FormalityStep] { all.filter { $0.before <= stage } }

  /// The step of a name.
  package func named(_ name: String) -> FormalityStep? { all.first { $0.name == name } }
  /// The steps that come before one, but the building.
  package func predecessors(of step: FormalityStep) -> [FormalityStep] {
    all.filter { step.after.contains($0.code) }
  }
  /// The steps that come after one.
  package func successors(of step: FormalityStep) -> [FormalityStep] {
    all.filter { $0.after.contains(step.code) }
  }
}

extension Stage: Comparable {
  package static func < (a: Stage, b: Stage) -> Bool { a.order < b.order }
  private var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
