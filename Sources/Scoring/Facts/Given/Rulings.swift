public import Domain

/// What a department has ruled.
public struct RulingInput: Sendable, Hashable {
  /// The organisation's number of the ruling.
  public var id: Int64
  /// Name of the gate, or of the rule row, it answers.
  public var rule: String
  /// The firm it is about.
  public var firm: Int64?
  /// The plan it is about; `nil` when it holds for all plans of the firm.
  public var plan: Int64?
  /// The need it is about; `nil` when it holds for all.
  public var need: Int64?
  /// Who ruled.
  public var department: String
  /// What it said; conditions that are recorded as met leave a plain ``RulingOutcome/met``.
  public var outcome: RulingOutcome
  /// Conditions, as written.
  public var conditions: String
  /// Paper number.
  public var paper: String
  /// When.
  public var date: CalendarDate
  /// The last day it counts.
  public var expires: CalendarDate?
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
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
public struct StandingCheck: Sendable, Hashable {
  /// Which register.
  public var list: StandingList
  /// Whose name was looked up.
  public var subject: StandingSubject
  /// What it said.
  public var state: StandingState
  /// The day of the look-up.
  public var checked: CalendarDate
  /// Number of the source row, 0 when there is none.
  public var source: Int64

  /// A record as it is given; what is left out is unknown.
  public init(
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
