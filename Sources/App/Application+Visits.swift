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

  /// Records the minutes of visits.
  public var recordMinutes: RecordMinutes {
    RecordMinutes(registry, references: references, reader: cellReader, rules: recordRules)
  }

  /// Shows what visits changed.
  public var visitEffects: ShowVisitEffects { ShowVisitEffects(registry, scenes: scenes) }

  /// Finds visits that are over and not closed.
  public var overdueVisits: OverdueVisits { OverdueVisits(registry) }
}
