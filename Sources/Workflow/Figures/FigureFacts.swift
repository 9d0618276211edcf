public import Domain

/// Everything the figures of a partnership are counted from.
public struct FigureFacts: Sendable {
  /// Money that arrived.
  public struct Arrival: Sendable, Hashable {
    /// The row's number.
    public let id: Int64
    /// The project.
    public let project: Int64
    /// The day.
    public let day: CalendarDate
    /// How much.
    public let amount: Money
    /// How well it is proved.
    public let evidence: FundsEvidence

    /// Money that arrived.
    public init(id: Int64, project: Int64, day: CalendarDate, amount: Money, evidence: FundsEvidence) {
      self.id = id
      self.project = project
      self.day = day
      self.amount = amount
      self.evidence = evidence
    }
  }

  /// A visit that took place.
  public struct Visit: Sendable, Hashable {
    /// The visit's number.
    public let id: Int64
    /// Its last day.
    public let day: CalendarDate
    /// The firms that took part.
    public let firms: [Int64]

    /// A visit that took place.
    public init(id: Int64, day: CalendarDate, firms: [Int64]) {
      self.id = id
      self.day = day
      self.firms = firms
    }
  }

  /// What a report counts and what not.
  public struct Rules: Sendable, Hashable {
    /// The least firm signing that counts.
    public let signingFloor: SigningEvidence
    /// The least proof of money that counts.
    public let arrivalFloor: FundsEvidence
    /// From which contracted amount on a project is a large one.
    public let large: Money

    /// What a report counts.
    public init(signingFloor: SigningEvidence, arrivalFloor: FundsEvidence, large: Money) {
      self.signingFloor = signingFloor
      self.arrivalFloor = arrivalFloor
      self.large = large
    }
  }

  /// One row a figure counts: the record's number and what it adds (1, or 元).
  public struct Counted: Sendable, Hashable {
    /// The record's number.
    public let id: Int64
    /// What it adds.
    public let value: Int64

    /// One row a figure counts.
    public init(id: Int64, value: Int64) {
      self.id = id
      self.value = value
    }
  }

  /// The projects.
  public let projects: [ProjectFacts]
  /// The arrivals.
  public let arrivals: [Arrival]
  /// The visits that took place.
  public let visits: [Visit]

  /// What the figures are counted from.
  public init(projects: [ProjectFacts], arrivals: [Arrival], visits: [Visit]) {
    self.projects = projects
    self.arrivals = arrivals
    self.visits = visits
  }

  /// The facts of one responsible unit's projects; visits belong to no unit.
  public func of(unit: String) -> FigureFacts {
    let own = projects.filter { $0.unit == unit }
    let ids = Set(own.map(\.id))
    return FigureFacts(projects: own, arrivals: arrivals.filter { ids.contains($0.project) }, visits: [])
  }
}
