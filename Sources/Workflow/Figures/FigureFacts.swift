package import Domain

/// Everything the figures of a partnership are counted from.
package struct FigureFacts: Sendable {
  package struct Arrival: Sendable, Hashable {
    package let id: Int64
    package let project: Int64
    package let day: CalendarDate
    package let amount: Money
    /// How well it is proved.
    package let evidence: FundsEvidence
    /// How far it has been examined; only what is recognised counts.
    package let state: ArrivalState
    /// What it is spent on.
    package let use: ArrivalUse?
    /// Into new work or work that goes on.
    package let work: ArrivalWork?

    /// - Parameter day: the day it counts on: of arrival, or the first of a later month it was recognised for.
    package init(
      id: Int64, project: Int64, day: CalendarDate, amount: Money, evidence: FundsEvidence,
      state: ArrivalState = .recognised, use: ArrivalUse? = nil, work: ArrivalWork? = nil
    ) {
      self.id = id
      self.project = project
      self.day = day
      self.amount = amount
      self.evidence = evidence
      self.state = state
      self.use = use
      self.work = work
    }

    /// Whether figures count it under a floor of proof.
    package func counts(_ rules: Rules) -> Bool { state == .recognised && evidence >= rules.arrivalFloor }
  }

  /// A visit that took place.
  package struct Visit: Sendable, Hashable {
    package let id: Int64
    /// Its last day.
    package let day: CalendarDate
    /// The firms that took part.
    package let firms: [Int64]

    /// A visit that took place.
    package init(id: Int64, day: CalendarDate, firms: [Int64]) {
      self.id = id
      self.day = day
      self.firms = firms
    }
  }

  /// What a report counts and what not.
  package struct Rules: Sendable, Hashable {
    /// The least firm signing that counts.
    package let signingFloor: SigningEvidence
    /// The least proof of money that counts.
    package let arrivalFloor: FundsEvidence
    /// From which contracted amount on a project is a large one.
    package let large: Money

    /// What a report counts.
    package init(signingFloor: SigningEvidence, arrivalFloor: FundsEvidence, large: Money) {
      self.signingFloor = signingFloor
      self.arrivalFloor = arrivalFloor
      self.large = large
    }
  }

  /// One row a figure counts: the record's number and what it adds (1, or 元).
  package struct Counted: Sendable, Hashable {
    package let id: Int64
    package let value: Int64

    /// One row a figure counts.
    package init(id: Int64, value: Int64) {
      self.id = id
      self.value = value
    }
  }

  package let projects: [ProjectFacts]
  package let arrivals: [Arrival]
  /// The visits that took place.
  package let visits: [Visit]

  /// What the figures are counted from.
  package init(projects: [ProjectFacts], arrivals: [Arrival], visits: [Visit]) {
    self.projects = projects
    self.arrivals = arrivals
    self.visits = visits
  }

  /// The facts of one responsible unit's projects, or of those no unit answers for; visits belong to no unit.
  package func of(unit: String?) -> FigureFacts {
    let own = projects.filter { $0.unit == unit }
    let ids = Set(own.map(\.id))
    return FigureFacts(projects: own, arrivals: arrivals.filter { ids.contains($0.project) }, visits: [])
  }
}
