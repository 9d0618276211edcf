import Console
import Domain
import Hummingbird
import Service

/// The page of rules, calendar, terms, and of what imports remember.
enum HouseRulesPages {
  static let all: [PageRoute] = [
    .get("/settings/rules", .rank, page),
    .post("/settings/rules/columns/{column}/forget", .keepFirms, forget),
  ]

  private static let told = ["forgotten": "已删除这个列名"]

  private static func page(_ call: PageCall) async throws -> Reply {
    let asked = call.text("year").flatMap { Int($0) } ?? call.today.components.year
    let view = try await call.desk.houseRules(
      year: (1900...2200).contains(asked) ? asked : call.today.components.year,
      organisation: call.invocation.organisation)
    return call.page(
      HouseRulesPage(
        view, keeps: Policy.allows(.keepFirms, call.desk.acting), tabs: SettingsPages.tabs(call, "/settings/rules"),
        deed: try await call.deed(told, back: "/settings/rules"), for: try call.demandReader()))
  }

  /// Forgets a column that was settled; its sheets are asked about again.
  private static func forget(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let change = try await call.desk.houseRules.forget(
      call.context.parameters.get("column") ?? "", ifMatch: fields.seen, invocation: call.invocation)
    return .led(to: "/settings/rules?done=forgotten&change=\(change ?? 0)")
  }
}
