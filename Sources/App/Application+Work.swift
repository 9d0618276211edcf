public import Service

extension Application {
  /// What is to be done on a day.
  public var showToday: ShowToday { ShowToday(registry: registry, references: references) }

  /// What each person has to know of it.
  public var digest: WriteDigest { WriteDigest(registry: registry, references: references) }

  /// Tells working days from days of rest.
  public var workdays: ShowWorkdays { ShowWorkdays(references: references) }

  /// Plans whom to call first.
  public var planOutreach: PlanOutreach {
    PlanOutreach(registry: registry, references: references, ranking: ranking)
  }

  /// Lists what is not known of firms.
  public var gaps: ListGaps {
    ListGaps(registry: registry, references: references, scenes: scenes, prepared: prepared)
  }

  /// Makes a sheet of it that an import reads.
  public func sheet(of gaps: GapsView) -> GapsSheet { GapsSheet(gaps, reservedWords: reservedWords) }

  /// Makes the reports.
  public var report: MakeReport { MakeReport(registry: registry, references: references) }

  /// Freezes the figures of months.
  public var freezeMonth: FreezeMonth { FreezeMonth(registry: registry, references: references) }

  /// Closes follow-ups.
  public var closeFollowUp: CloseFollowUp { CloseFollowUp(registry: registry, rules: recordRules) }

  /// Closes promises.
  public var closePromise: ClosePromise { ClosePromise(registry: registry, rules: recordRules) }

  /// How far promises are kept.
  public var promiseRate: CountPromises { CountPromises(registry: registry) }
}
