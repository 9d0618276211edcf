import ArgumentParser
import Domain
import Service

/// Where a command works, and whose account may give it.
enum CommandAccess: Sendable, Hashable {
  /// On the computer itself: its data folder, its processes, its organisations. Whoever runs the program there alone may.
  case local
  /// At a desk, there or through a server: what the account has to be allowed.
  case account(Action, isChange: Bool)

  private static func reads(_ action: Action) -> CommandAccess { .account(action, isChange: false) }
  private static func changes(_ action: Action) -> CommandAccess { .account(action, isChange: true) }

  /// Where a command works; `nil` for one that only gathers others, and for a new one, which no server runs until it stands
  /// here.
  static func of(_ command: any ParsableCommand.Type) -> CommandAccess? { table[ObjectIdentifier(command)] }

  private static let table: [ObjectIdentifier: CommandAccess] = {
    var table: [ObjectIdentifier: CommandAccess] = [:]
    func set(_ access: CommandAccess, _ commands: [any ParsableCommand.Type]) {
      for command in commands { table[ObjectIdentifier(command)] = access }
    }
    for field in Entity.catalogue { set(field) }
    func set<Field: RecordField>(_ field: Field.Type) {
      set(
        reads(.read),
        [ListCommand<Field>.self, ShowCommand<Field>.self, HistoryCommand<Field>.self, FieldsCommand<Field>.self])
      guard let action = Action.of(useCase: "\(Field.entity.rawValue).keep") else { return }
      set(
        changes(action),
        [
          AddCommand<Field>.self, EditCommand<Field>.self, DeleteCommand<Field>.self, RestoreCommand<Field>.self,
          ImportRecordsCommand<Field>.self,
        ])
    }
    for (access, commands) in named { set(access, commands) }
    return table
  }()

  private static let named: [(CommandAccess, [any ParsableCommand.Type])] = [
    (
      .local,
      [
        ServeCommand.self, DoctorCommand.self, BenchCommand.self, DatabaseStartCommand.self, DatabaseStopCommand.self,
        DatabaseStatusCommand.self, DatabaseMigrateCommand.self, DatabasePsqlCommand.self, KeysShowCommand.self,
        KeysAddCommand.self, KeysRotateCommand.self, ReferenceLoadCommand.self, SampleLoadCommand.self,
        OrganisationAddCommand.self, OrganisationListCommand.self, OrganisationShowCommand.self,
        // In somebody else's name a token is made by whoever runs the server alone.
        UserTokenAddCommand.self,
        EvaluateColumnsCommand.self, EvaluateIndustryCommand.self, EvaluateShortNamesCommand.self,
      ]
    ),
    (
      reads(.read),
      [
        ImportListCommand.self, ChangeListCommand.self, TodayCommand.self, DigestCommand.self, OrderListCommand.self,
        OrderShowCommand.self, WorkdayCommand.self, ReportCommand.self, IndustryListCommand.self,
        ShowPersonCommand.self, PromiseRateCommand.self, PersonDueCommand.self, OpportunityStoryCommand.self,
        TeamListCommand.self, FormalityPathCommand.self, ShowItineraryCommand.self, VisitEffectsCommand.self,
        OverdueVisitsCommand.self, AttachmentGetCommand.self,
      ]
    ),
    (
      reads(.rank),
      [
        RankCommand.self, ExplainCommand.self, DossierCheckCommand.self, RunsCommand.self, ProfileListCommand.self,
        ProfileShowCommand.self,
        OutreachPlanCommand.self, GapsCommand.self, ShowEnterpriseCommand.self,
      ]
    ),
    (
      reads(.export),
      [
        ExportCommand.self, VisitFormCommand.self, VisitPaperCommand.self, ReviewSheetCommand.self,
        DossierPrintCommand.self,
      ]
    ),
    (reads(.disclose), [PersonAuditCommand.self]),
    (changes(.disclose), [PersonExportCommand.self]),
    (changes(.undo), [ChangeUndoCommand.self]),
    (changes(.erase), [PersonEraseCommand.self]),
    (changes(.freeze), [FreezeMonthCommand.self]),
    (reads(.keepFirms), [InvitationsCommand.self, ProposalShowCommand.self]),
    (
      changes(.keepFirms),
      [
        ImportWorkbookCommand.self, EnterpriseMergeCommand.self, RevokeInvitationCommand.self,
        ProposalAcceptCommand.self, ProposalRejectCommand.self, StandingCheckCommand.self, DifferenceTakeCommand.self,
        DifferenceKeepCommand.self, InviteCommand.self,
      ]
    ),
    (changes(.keepParks), [ParkLedgerSetCommand.self]),
    (
      changes(.keepWork),
      [
        DossierWithdrawCommand.self, OpportunityOpenCommand.self, OpportunityMoveCommand.self,
        OpportunityUndoMoveCommand.self,
        OpportunityBallCommand.self, OpportunityPauseCommand.self, OpportunityResumeCommand.self,
        OpportunityHandOverCommand.self, OpportunityClaimCommand.self, TeamAddCommand.self, TeamEndCommand.self,
        OrderGiveCommand.self, OrderReceiveCommand.self, OrderReportCommand.self, OrderFinishCommand.self,
        OrderReturnCommand.self, OrderReassignCommand.self, OrderWithdrawCommand.self, PromiseCloseCommand.self,
        PromiseReopenCommand.self, FollowUpCloseCommand.self, FollowUpReopenCommand.self,
        PlanVisitCommand.self, ConfirmVisitCommand.self, PostponeVisitCommand.self, PlanVisitAgainCommand.self,
        CancelVisitCommand.self, VisitMinutesCommand.self, AttachmentAddCommand.self,
      ]
    ),
    (changes(.keepRulings), [ReviewResolveCommand.self, ReviewRuleCommand.self]),
    (
      changes(.keepFigures),
      [ArrivalCheckCommand.self, ArrivalRecogniseCommand.self, ArrivalSendBackCommand.self]
    ),
    (reads(.keepAccounts), [UserListCommand.self, UserTokenListCommand.self]),
    (
      changes(.keepAccounts),
      [
        UserRoleCommand.self, UserDisableCommand.self, UserEnableCommand.self, UserResetSecondFactorCommand.self,
        UserTokenRevokeCommand.self, UserAddCommand.self, UserResetPasswordCommand.self,
      ]
    ),
    (reads(.ownAccount), [UserPolicyCommand.self, OwnAccountShowCommand.self, OwnTokenListCommand.self]),
    (changes(.ownAccount), [OwnTokenRevokeCommand.self]),
    (reads(.readAudit), [AuditShowCommand.self, AuditVerifyCommand.self]),
  ]
}
