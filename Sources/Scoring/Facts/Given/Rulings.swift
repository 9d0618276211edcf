package import Domain

/// What a department has ruled.
package struct RulingInput: Sendable, Hashable {
  /// The organisation's number of the ruling.
  package var id: Int64
  /// Name of the gate, or of the rule row, it answers.
  package var rule: String
  /// The firm it is about.
  package var firm: Int64?
  /// The plan it is about; `nil` when it holds for all plans of the firm.
  package var plan: Int64?
  /// The need it is about; `nil` when it holds for all.
  package var need: Int64?
  package var department: String
  /// What it said; conditions that are recorded as met leave a plain ``RulingOutcome/met``.
  package var outcome: RulingOutcome
  package var conditions: String
  package var paper: String
  package var date: CalendarDate
  /// The last day it counts.
  package var expires: CalendarDate?
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    id: Int64, rule: String, firm: Int64? = nil, plan: Int64? = nil, need: Int64? = nil, department: String,
    outcome: RulingOutcome, conditions: String = "", paper: String = "",
    date: CalendarDate,
    expires: CalendarDate? = nil, source: Int64 = 0
  ) {
    self.id = id
    self.rule = rule
    self.firm = firm
    self.plan = plan
    self.need = need
    self.department = department
    self.outcome = outcome
    self.conditions = conditions
    self.paper = paper
    self.date = date
    self.expires = expires
    self.source = source
  }
}

/// One look into a public register (主体信用).
package struct StandingCheck: Sendable, Hashable {
  package var list: StandingList
  /// Whose name was looked up.
  package var subject: StandingSubject
  package var state: StandingState
  /// The day of the look-up.
  package var checked: CalendarDate
  /// Number of the source row, 0 when there is none.
  package var source: Int64

  /// A record as it is given; what is left out is unknown.
  package init(
    list: StandingList, subject: StandingSubject = .firm, state: StandingState, checked: CalendarDate,
    source: Int64 = 0
  ) {
    self.list = list
    self.subject = subject
    self.state = state
    self.checked = checked
    self.source = source
  }
}
