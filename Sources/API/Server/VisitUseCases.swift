public import Service

/// What the program can do about visits, as far as it is served over HTTP.
public protocol VisitUseCases: Sendable {
  /// Plans visits with their firms and stops.
  var planVisit: PlanVisit { get }
  /// Confirms, cancels and plans visits again.
  var moveVisit: MoveVisit { get }
  /// Puts visits off.
  var postponeVisit: PostponeVisit { get }
  /// Shows visits whole.
  var itineraries: ShowItinerary { get }
  /// Makes the papers of visits.
  var visitPapers: PrintVisitPaper { get }
  /// Records the minutes of visits.
  var recordMinutes: RecordMinutes { get }
  /// Shows what visits changed.
  var visitEffects: ShowVisitEffects { get }
  /// Finds visits that are over and not closed.
  var overdueVisits: OverdueVisits { get }
}
