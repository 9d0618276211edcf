/// Every operation of the API.
enum RouteTable {
  /// Where the versioned operations begin.
  static let root = "/api/v1"

  /// All routes, in the order in which the document lists them.
  static let all: [Route] =
    RecordKind.all.flatMap(\.routes) + ProjectRoutes.all + MergeRoutes.all + DossierRoutes.all + ChangeRoutes.all
    + ReviewRoutes.all
    + WorkRoutes.all + OrderRoutes.all + TeamRoutes.all + GapsRoutes.all + VisitRoutes.all + ReportRoutes.all
    + ImportRoutes.all + MatchRoutes.all
    + AttachmentRoutes.all + LedgerRoutes.all + StandingRoutes.all + DifferenceRoutes.all
    + PersonRoutes.all + InvitationRoutes.all + OwnFirmRoutes.all + ReferenceRoutes.all + AccountRoutes.all
    + CommandRoutes.all + StateRoutes.all
}
