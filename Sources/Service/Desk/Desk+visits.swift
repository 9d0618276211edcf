extension Desk {
  /// Plans visits with their firms and stops.
  package var planVisit: PlanVisit { PlanVisit(registry, reader: lexicon.reader, rules: recordRules) }

  /// Forms that visits are planned with.
  package var planForm: PlanForm { PlanForm(registry) }

  /// Forms that minutes are written with.
  package var minutesForm: MinutesForm { MinutesForm(registry, references: references, scenes: scenes) }

  /// Confirms, cancels and plans visits again.
  package var moveVisit: MoveVisit { MoveVisit(registry, references: references, rules: recordRules) }

  package var postponeVisit: PostponeVisit { PostponeVisit(registry, references: references, rules: recordRules) }

  package var itineraries: ShowItinerary { ShowItinerary(registry) }

  /// Makes the papers of visits.
  package var visitPapers: PrintVisitPaper { PrintVisitPaper(registry, references: references, scenes: scenes) }

  /// Records the minutes of visits.
  package var recordMinutes: RecordMinutes {
    RecordMinutes(registry, references: references, reader: lexicon.reader, rules: recordRules)
  }

  /// Shows what minutes would do before they are recorded.
  package var previewMinutes: PreviewMinutes { PreviewMinutes(record: recordMinutes, effects: visitEffects) }

  /// Lists visits with their firms and stops.
  package var listVisits: ListVisits { ListVisits(registry: registry) }

  /// Shows what visits changed.
  package var visitEffects: ShowVisitEffects { ShowVisitEffects(registry, scenes: scenes) }

  /// Finds visits that are over and not closed.
  package var overdueVisits: OverdueVisits { OverdueVisits(registry) }
}
