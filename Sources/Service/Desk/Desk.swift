package import Domain
import FoundationEssentials

/// Every use case of the program on one set of ports. HTTP and the command line take it as it is.
package struct Desk: Sendable {
  package let registry: any Registry
  package let references: any ReferenceStore
  package let runs: any RunLog
  /// The latest scenes.
  package let scenes: SceneKeeper
  let prepared: PreparedNeeds
  let lexicon: Lexicon
  let organisation: Int64
  let actor: String
  let clock: @Sendable () -> CalendarDate

  /// - Parameters:
  ///   - organisation: the partnership worked on.
  ///   - actor: on whose behalf.
  ///   - clock: the day in Shanghai.
  package init(
    registry: any Registry, references: any ReferenceStore, runs: any RunLog, scenes: SceneKeeper,
    prepared: PreparedNeeds, lexicon: Lexicon, organisation: Int64, actor: String,
    clock: @escaping @Sendable () -> CalendarDate
  ) {
    self.registry = registry
    self.references = references
    self.runs = runs
    self.scenes = scenes
    self.prepared = prepared
    self.lexicon = lexicon
    self.organisation = organisation
    self.actor = actor
    self.clock = clock
  }

  /// The day in Shanghai.
  package func today() -> CalendarDate { clock() }

  /// On whose behalf a request with this id works; an id of its own when none is given.
  package func invocation(requestID: String? = nil) -> Invocation {
    Invocation(organisation: organisation, actor: actor, requestID: requestID ?? UUID().uuidString.lowercased())
  }

  /// Whether the first snapshot is there.
  package var isReady: Bool { scenes.isReady(organisation: organisation) }

  /// What records demand beyond their fields.
  package var recordRules: RecordRules {
    RecordRules(
      [
        EnterpriseNameRule(), FormerNamesRule(), PersonRule(), TieRule(), EngagementRule(),
        InferredCodesRule(lexicon.derived), OpportunityRule(runs: runs),
        CapacityRule(), LedgerRule(), ConfirmedColumnRule(),
        OpeningTermsRule(references), SigningRule(references), FollowUpRule(references), ProgressRule(),
        PromiseRule(references), RulingRule(references), AgreementReviewRule(references), NeedRule(references),
        VisitRule(), VisitStopRule(), VisitPartyRule(references), VisitAskRule(), NextStepRule(references),
        ProjectCodeRule(), ArrivalRule(), FormalityRule(references),
        ReviewSessionRule(references), SessionItemRule(references), OpinionRule(references),
      ], words: WordRule(references))
  }
}
