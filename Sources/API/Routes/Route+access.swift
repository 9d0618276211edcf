import Domain
import HTTPTypes
import Service

extension Route {
  enum Access: Sendable, Hashable {
    case everybody
    /// Whose account may do this; `nil` for what is not in the table, which no account may.
    case account(Action?)
  }

  /// Who may ask for this route. A new one that writes is refused to every account until it stands here.
  var access: Access {
    if Route.open.contains(operation) { return .everybody }
    if let entity { return .account(method == .get ? .read : Action.of(useCase: "\(entity).keep")) }
    if let action = Route.actions[operation] { return .account(action) }
    return .account(method == .get ? .read : nil)
  }

  /// What tells nothing of anybody, and the way in.
  private static let open: Set<String> = [
    "readOpenAPI", "readHealth", "readReadiness", "logIn", "openLink",
  ]

  /// Whether asking for it is to change something. What a command line does, the command says itself.
  var isChange: Bool { method != .get && operation != CommandRoutes.operation }

  private static let actions: [String: Action] = [
    "takeDifference": .keepFirms, "keepDifference": .keepFirms, "undoChange": .undo, "undoImport": .undo,
    "moveOpportunity": .keepWork, "undoOpportunityMove": .keepWork, "passOpportunityBall": .keepWork,
    "pauseOpportunity": .keepWork,
    "resumeOpportunity": .keepWork, "claimOpportunity": .keepWork, "handOver": .keepWork, "recordMinutes": .keepWork,
    "importWorkbook": .keepFirms, "setFollowUpState": .keepWork, "setArrivalState": .keepFigures,
    "setPromiseState": .keepWork, "checkStanding": .keepFirms, "mergeEnterprises": .keepFirms, "freezeMonth": .freeze,
    "resolveSessionItem": .keepRulings, "ruleOnSessionItem": .keepRulings, "setLedger": .keepParks,
    "planVisit": .keepWork, "moveVisit": .keepWork, "giveOrder": .keepWork, "moveOrder": .keepWork,
    "addTeamMember": .keepWork,
    "endTeamMember": .keepWork, "keepAttachment": .keepWork, "rankForNeed": .rank, "supposeForNeed": .rank,
    "rankForEnterprise": .rank, "explainMatch": .rank, "listRankings": .rank, "listEnterpriseGaps": .rank,
    "listProfiles": .rank, "readProfile": .rank, "readGateRules": .rank, "replayRanking": .rank,
    "compareRanking": .rank, "planOutreach": .rank, "printOutreachPlan": .export, "printEnterpriseGaps": .export,
    "gatherFigurePapers": .export, "printDossier": .export, "checkPrint": .rank, "withdrawPrint": .keepWork,
    "printReport": .export, "printReviewSheets": .export, "printVisitPaper": .export,
    "readOwnAccount": .ownAccount, CommandRoutes.operation: .ownAccount, "logOut": .ownAccount,
    "changePassword": .ownAccount,
    "listOwnTokens": .ownAccount, "makeOwnToken": .ownAccount, "revokeOwnToken": .ownAccount,
    "listAccounts": .keepAccounts, "addAccount": .keepAccounts, "changeAccount": .keepAccounts,
    "readSecondFactor": .ownAccount, "offerSecondFactor": .ownAccount, "confirmSecondFactor": .ownAccount,
    "renewRecoveryCodes": .ownAccount,
    "removeSecondFactor": .ownAccount, "resetSecondFactor": .keepAccounts, "resetPassword": .keepAccounts,
    "readAudit": .readAudit, "verifyAudit": .readAudit,
    "readAuditEvent": .readAudit, "readPolicy": .ownAccount,
    "tellPerson": .disclose, "printPersonFile": .disclose, "auditPerson": .disclose,
    "erasePerson": .erase, "inviteFirm": .keepFirms, "listInvitations": .keepFirms, "revokeInvitation": .keepFirms,
    "listProposalCells": .keepFirms, "acceptProposal": .keepFirms, "rejectProposal": .keepFirms,
    "closeLink": .ownFirm, "readOwnFirm": .ownFirm, "proposeOwnFirm": .ownFirm, "giveOwnConsent": .ownFirm,
    "withdrawOwnConsent": .ownFirm,
  ]
}
