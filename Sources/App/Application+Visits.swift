import Domain
public import Service

extension Application {
  /// Plans visits with their firms and stops.
  public var planVisit: PlanVisit { PlanVisit(registry, reader: cellReader, rules: recordRules) }

  /// Confirms, cancels and plans visits again.
  public var moveVisit: MoveVisit { MoveVisit(registry, references: references, rules: recordRules) }

  /// Puts visits off.
  public var postponeVisit: PostponeVisit { PostponeVisit(registry, references: references, rules: recordRules) }

  /// Shows visits whole.
  public var itineraries: ShowItinerary { ShowItinerary(registry) }

  /// Makes the papers of visits.
  public var visitPapers: PrintVisitPaper { PrintVisitPaper(registry, references: references, scenes: scenes) }
}
