package import Domain

extension FigureFacts {
  /// The rows an indicator counts in a period, by number; its figure is their sum. A project counts once for each indicator
  /// (its first signing, its first start …); an increase of a contract counts its increment in the period it was made.
  package func rows(_ indicator: Indicator, in period: Period, _ rules: Rules) -> [Counted] {
    switch indicator {
    case .signedCount: signings(period, rules).filter(\.isFirst).map { Counted(id: $0.project, value: 1) }
    case .signedAmount: signings(period, rules).map { Counted(id: $0.row, value: $0.added) }
    case .signedLarge:
      signings(period, rules).filter { $0.isFirst && $0.added >= rules.large.yuan }
        .map { Counted(id: $0.project, value: 1) }
    case .arrivedAmount: arrived(period, rules) { _ in true }
    case .arrivedDomestic: arrived(period, rules) { $0 == .domestic }
    case .arrivedOverseas: arrived(period, rules) { $0 == .overseas }
    case .started: reached(.started, period)
    case .producing: reached(.producing, period)
    case .atCapacity: reached(.atCapacity, period)
    case .inTalks:
      projects.filter { $0.isInTalks(on: period.to) }.map { Counted(id: $0.id, value: 1) }
    case .visitBatches: visits.filter { period.contains($0.day) }.map { Counted(id: $0.id, value: 1) }
    case .visitCalls:
      visits.filter { period.contains($0.day) }.map { Counted(id: $0.id, value: Int64(Set($0.firms).count)) }
    case .visitFirms:
      Set(visits.filter { period.contains($0.day) }.flatMap(\.firms)).sorted().map { Counted(id: $0, value: 1) }
    }
  }

  /// The figure of an indicator in a period.
  package func figure(_ indicator: Indicator, in period: Period, _ rules: Rules) -> Int64 {
    rows(indicator, in: period, rules).reduce(0) { $0 + $1.value }
  }

  private func signings(
    _ period: Period, _ rules: Rules
  ) -> [(project: Int64, row: Int64, added: Int64, isFirst: Bool)] {
    projects.flatMap { project in
      project.increments(floor: rules.signingFloor).filter { period.contains($0.signing.day) }
        .map { (project.id, $0.signing.id, $0.added.yuan, $0.isFirst) }
    }.sorted { $0.1 < $1.1 }
  }

  private func arrived(_ period: Period, _ rules: Rules, _ wanted: (FirmOrigin?) -> Bool) -> [Counted] {
    let origins = Dictionary(projects.map { ($0.id, $0.origin) }, uniquingKeysWith: { first, _ in first })
    return arrivals.filter {
      period.contains($0.day) && $0.counts(rules) && wanted(origins[$0.project] ?? nil)
    }.map { Counted(id: $0.id, value: $0.amount.yuan) }
  }

  private func reached(_ stage: Stage, _ period: Period) -> [Counted] {
    projects.filter { $0.first(stage).map(period.contains) ?? false }.map { Counted(id: $0.id, value: 1) }
  }
}

extension Indicator {
  /// The kind of record whose numbers the rows of its figure carry.
  package var counts: Entity {
    switch self {
    case .signedAmount: .signing
    case .arrivedAmount, .arrivedDomestic, .arrivedOverseas: .arrival
    case .visitBatches, .visitCalls: .visit
    case .visitFirms: .enterprise
    case .signedCount, .signedLarge, .started, .producing, .atCapacity, .inTalks: .opportunity
    }
  }

  /// Whether it counts projects by the signing that made them signed.
  package var isOfSignings: Bool { self == .signedCount || self == .signedLarge }

  /// The stage that a project reached to be counted; `nil` where it counts something else.
  package var stage: Stage? {
    switch self {
    case .started: .started
    case .producing: .producing
    case .atCapacity: .atCapacity
    default: nil
    }
  }
}

extension ProjectFacts {
  /// Whether it was being talked about at the end of a day: opened, neither signed nor out.
  package func isInTalks(on day: CalendarDate) -> Bool {
    guard let standing = standing(on: day), standing.exit == nil else { return false }
    return first(.contract, by: day) == nil
  }
}
