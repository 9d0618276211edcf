import Intake

extension Desk {
  /// Ranks, explains and calls runs up again.
  package var ranking: RankEnterprises {
    RankEnterprises(scenes: scenes, registry: registry, runs: runs, prepared: prepared)
  }

  /// Shows profiles and gate rules.
  package var rules: ShowRules { ShowRules(scenes: scenes) }

  /// Plans whom to call first.
  package var planOutreach: PlanOutreach {
    PlanOutreach(registry: registry, references: references, ranking: ranking)
  }

  /// Lists what is not known of firms.
  package var gaps: ListGaps {
    ListGaps(registry: registry, references: references, scenes: scenes, prepared: prepared)
  }

  /// Makes a sheet of it that an import reads.
  package func sheet(of gaps: GapsView) -> GapsSheet {
    GapsSheet(gaps, reservedWords: lexicon.intake.reservedWords)
  }
}
