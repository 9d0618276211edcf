/// Every operation of the API.
enum RouteTable {
  /// Where the versioned operations begin.
  static let root = "/api/v1"

  /// All routes, in the order in which the document lists them.
  static let all: [Route] =
    RecordKind.all.flatMap(\.routes) + WorkRoutes.all + ReportRoutes.all + ImportRoutes.all + MatchRoutes.all
    + ReferenceRoutes.all + VisitRoutes.all
    + StateRoutes.all
}
