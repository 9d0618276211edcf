import ArgumentParser
import Domain

/// The commands that a kind of record has beside those that every kind has.
enum OwnCommands {
  /// What else people call the commands of a kind.
  static func aliases(of entity: Entity) -> [String] { entity == .opportunity ? ["project"] : [] }

  static func of(_ entity: Entity) -> [any ParsableCommand.Type] {
    switch entity {
    case .enterprise:
      [
        ShowEnterpriseCommand.self, ImportWorkbookCommand.self, ExportCommand.self, EnterpriseMergeCommand.self,
        GapsCommand.self, InviteCommand.self, InvitationsCommand.self, RevokeInvitationCommand.self,
      ]
    case .person:
      [
        ShowPersonCommand.self, PersonExportCommand.self, PersonAuditCommand.self, PersonEraseCommand.self,
        PersonDueCommand.self,
      ]
    case .standing: [StandingCheckCommand.self]
    case .park: [ParkLedgerCommand.self]
    case .opportunity:
      [
        OpportunityOpenCommand.self, OpportunityMoveCommand.self, OpportunityUndoMoveCommand.self,
        OpportunityBallCommand.self, OpportunityPauseCommand.self, OpportunityResumeCommand.self,
        OpportunityHandOverCommand.self, OpportunityClaimCommand.self, OpportunityStoryCommand.self,
        OpportunityTeamCommand.self,
      ]
    case .formality: [FormalityPathCommand.self]
    case .arrival: [ArrivalCheckCommand.self, ArrivalRecogniseCommand.self, ArrivalSendBackCommand.self]
    case .promise: [PromiseCloseCommand.self, PromiseReopenCommand.self, PromiseRateCommand.self]
    case .visit:
      [
        PlanVisitCommand.self, VisitFormCommand.self,
        ShowItineraryCommand.self, ConfirmVisitCommand.self, PostponeVisitCommand.self,
        PlanVisitAgainCommand.self, CancelVisitCommand.self, VisitPaperCommand.self, VisitMinutesCommand.self,
        VisitEffectsCommand.self, OverdueVisitsCommand.self,
      ]
    case .reviewSession: [ReviewSheetCommand.self, ReviewResolveCommand.self, ReviewRuleCommand.self]
    case .followUp: [FollowUpCloseCommand.self, FollowUpReopenCommand.self]
    case .frozenMonth: [FreezeMonthCommand.self]
    case .attachment: [AttachmentAddCommand.self, AttachmentGetCommand.self]
    case .proposal: [ProposalShowCommand.self, ProposalAcceptCommand.self, ProposalRejectCommand.self]
    case .difference: [DifferenceTakeCommand.self, DifferenceKeepCommand.self]
    default: []
    }
  }
}
