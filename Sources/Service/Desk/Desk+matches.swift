package import Domain
import Intake
package import Scoring

extension Desk {
  /// Ranks, explains and calls runs up again.
  package var ranking: RankEnterprises {
    RankEnterprises(scenes: scenes, registry: registry, runs: runs, prepared: prepared)
  }

  /// Makes dossiers of pairs and needs.
  package var dossiers: MakeDossier {
    MakeDossier(ranking: ranking, registry: registry, references: references, work: firmWork)
  }

  /// Says what has become of printed dossiers, and withdraws them.
  package var prints: FollowPrints { FollowPrints(ranking: ranking, registry: registry, acting: acting) }

  /// What the author of the need that `words` name should mind. Throws `ServiceError` `need_not_found`, `need_ambiguous`.
  package func advice(need words: String) async throws -> [NeedAdvice] {
    let need = try await FindRecord<NeedField>(registry)(words, organisation: organisation)
    return try await AdviseNeed(references)(
      need, registry.records(organisation), organisation: organisation, today: today())
  }

  /// Tells what a need would reach that is not kept.
  package var supposeNeed: SupposeNeed { SupposeNeed(needs: records(), ranking: ranking) }

  /// Proposes codes and links for the words of a need.
  package func proposeTargets(
    _ text: String, search: String? = nil, picked: Set<String> = []
  ) async throws -> ProposeTargets.Proposal {
    try await ProposeTargets(references: references, inference: lexicon.derived.inference, industries: industries)(
      text, search: search, picked: picked, registry.records(organisation), organisation: organisation)
  }

  /// Shows profiles and gate rules.
  package var rules: ShowRules { ShowRules(scenes: scenes) }

  /// Shows rules, calendar, terms and settled columns.
  package var houseRules: ShowHouseRules {
    ShowHouseRules(scenes: scenes, references: references, registry: registry, columns: records())
  }

  package var keepProfiles: KeepProfiles { KeepProfiles(scenes: scenes, references: references, acting: acting) }

  /// Asks what matters more.
  package var weighCriteria: WeighCriteria {
    WeighCriteria(references: references, book: registry, acting: acting)
  }

  /// Plans whom to call first.
  package var planOutreach: PlanOutreach {
    PlanOutreach(registry: registry, references: references, ranking: ranking, contacts: discloseContacts)
  }

  /// The needs that are open on a day, by number.
  package func openNeeds(today: CalendarDate, organisation: Int64) async throws -> [Stored<NeedField>] {
    try await registry.openNeeds(on: today, organisation: organisation)
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
