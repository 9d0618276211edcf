import Console
import Domain
import Hummingbird
import Service

/// The pages of past rankings.
enum RankingPages {
  static let all: [PageRoute] = [.get("/rankings", .rank, list), .get("/rankings/{run}", .rank, one)]

  private static let length = 50

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let need = try call.text("need").map { try PageCall.number($0, of: .need) }
    var of: String?
    if let need {
      let stored = try await call.desk.records(NeedField.self).show("#\(need)", invocation: call.invocation).stored
      of = [stored.text(.code), stored.text(.title)].compactMap(\.self).joined(separator: " ")
    }
    let organisation = call.invocation.organisation
    let runs = try await call.desk.ranking.past(
      of: need, before: call.text("before"), limit: RankingPages.length, organisation: organisation)
    let kept = need.map { [(name: "need", text: "\($0)")] } ?? []
    let next = runs.count == RankingPages.length ? runs.last.map { kept + [(name: "before", text: $0.run)] } : nil
    return call.page(
      PastListPage(
        runs,
        needs: try await call.desk.referenceNames.names(
          of: .need, runs.compactMap(\.need), organisation: organisation),
        firms: try await call.desk.referenceNames.names(
          of: .enterprise, runs.compactMap(\.enterprise), organisation: organisation), need: of,
        next: next.map { "/rankings?" + QueryText.text($0) },
        first: call.text("before").map { _ in "/rankings" + (kept.isEmpty ? "" : "?" + QueryText.text(kept)) },
        for: reader))
  }

  private static func one(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let comparison = try await call.desk.ranking.compare(
      call.context.parameters.get("run") ?? "", today: call.today, invocation: call.invocation)
    var past: PastRanking?
    var refused: ServiceError?
    do {
      past = try await call.desk.ranking.replay(comparison.then.run, invocation: call.invocation)
    } catch let error as ServiceError where error.kind == .conflict { refused = error }
    return call.page(PastPage(comparison, past, refused: refused, for: reader))
  }
}
