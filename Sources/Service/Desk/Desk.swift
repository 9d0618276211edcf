package import Domain
import FoundationEssentials

/// Every use case of the program on one set of ports. HTTP and the command line take it as it is.
package struct Desk: Sendable {
  /// The records as whoever sits at the desk may read and change them.
  package let registry: any Registry
  package let references: any ReferenceStore
  /// The rankings kept, as whoever sits at the desk may ask for them.
  package let runs: any RunLog
  /// The latest scenes, as whoever sits at the desk sees them.
  package let scenes: SceneKeeper
  /// Who sits at the desk.
  package let acting: Acting
  /// The id of the one request that the desk is for; `nil` where each use case has one of its own.
  let requestID: String?
  let accounts: any AccountBook
  let access: AccessRules
  let prepared: PreparedNeeds
  let lexicon: Lexicon
  let clock: @Sendable () -> CalendarDate
  let ports: (registry: any Registry, runs: any RunLog, scenes: SceneCache)

  /// - Parameters:
  ///   - acting: who sits at the desk.
  ///   - clock: the day in Shanghai.
  package init(
    registry: any Registry, references: any ReferenceStore, runs: any RunLog, scenes: SceneCache,
    accounts: any AccountBook, access: AccessRules, prepared: PreparedNeeds, lexicon: Lexicon, acting: Acting,
    requestID: String? = nil, clock: @escaping @Sendable () -> CalendarDate
  ) {
    ports = (registry, runs, scenes)
    self.registry = GuardedRegistry(registry, acting)
    self.references = references
    self.runs = GuardedRuns(runs, acting)
    self.scenes = SceneKeeper(scenes, acting)
    self.acting = acting
    self.requestID = requestID
    self.accounts = accounts
    self.access = access
    self.prepared = prepared
    self.lexicon = lexicon
    self.clock = clock
  }

  /// The same desk with somebody else at it, all of whose doings are one request where its id is given.
  package func of(_ acting: Acting, requestID: String? = nil) -> Desk {
    Desk(
      registry: ports.registry, references: references, runs: ports.runs, scenes: ports.scenes, accounts: accounts,
      access: access, prepared: prepared, lexicon: lexicon, acting: acting, requestID: requestID,
      clock: clock)
  }

  /// The partnership worked on.
  var organisation: Int64 { acting.organisation }

  /// The day in Shanghai.
  package func today() -> CalendarDate { clock() }

  /// On whose behalf a request with this id works; the desk's own, else a new one, when none is given.
  package func invocation(requestID: String? = nil) -> Invocation {
    acting.invocation(requestID: requestID ?? self.requestID ?? UUID().uuidString.lowercased())
  }

  /// Whether the first snapshot is there.
  package var isReady: Bool { ports.scenes.version(organisation: organisation) != nil }

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
        ConsentRule(references), TeamRule(references, today: clock), ReviewSessionRule(references),
        SessionItemRule(references), OpinionRule(references), ProposalRule(),
      ], words: WordRule(references))
  }
}
