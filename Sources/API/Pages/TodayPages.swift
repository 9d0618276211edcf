import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The page of the day's work, and what its forms do.
enum TodayPages {
  static let all: [PageRoute] = [
    .get("/today", .rank) { call in try await call.page(page(call, mine: call.text("whose") != "all")) },
    .post("/today/follow-ups/{id}/close", .keepWork, close),
    .post("/today/follow-ups/{id}/postpone", .keepWork, postpone),
    .post("/today/undo", .undo, undo),
  ]

  private static let done = ["closed": "已办结", "postponed": "已改期", "undone": "已撤销"]

  private static func page(
    _ call: PageCall, mine: Bool, refused: TodayPage.Refused? = nil
  ) async throws -> TodayPage {
    let acting = call.desk.acting
    let organisation = acting.organisation
    // Whoever runs the program has no work of their own.
    let isTheirs = mine && call.visitor?.holder != nil
    let view = try await call.desk.showToday(
      owner: isTheirs ? acting.words : nil, limit: 50, today: call.today, organisation: organisation)
    let ahead = try await call.desk.overdueVisits.ahead(
      today: call.today, owner: isTheirs ? acting.words : nil, organisation: organisation)
    return TodayPage(
      view, visits: ahead, mine: isTheirs, works: Policy.allows(.keepWork, acting), refused: refused,
      done: try await told(call), for: try call.demandReader())
  }

  /// What was just done. The change is offered to be taken back to whoever made it.
  private static func told(_ call: PageCall) async throws -> TodayPage.Done? {
    guard let deed = call.text("done").flatMap({ done[$0] }) else { return nil }
    return .init("\(deed)。", change: try await call.undoable(call.text("change")))
  }

  private static func close(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .followUp)
    return try await answer(call, fields, id, "closed") {
      // Enter in the box of the day presses the first button.
      if let day = fields["due_on"], !day.allSatisfy(\.isWhitespace) {
        let message = "填了改期日期,没有办结。要改期请按“改期”,要办结请清空日期。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "due_on", code: "not_allowed", message: message)])
      }
      return try await call.desk.closeFollowUp(
        "#\(id)", as: .done, result: fields["result"], ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).change
    }
  }

  private static func postpone(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .followUp)
    return try await answer(call, fields, id, "postponed") {
      try await call.desk.postponeFollowUp(
        "#\(id)", to: fields["due_on"] ?? "", reason: fields["result"] ?? "", ifMatch: fields.seen,
        today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func answer(
    _ call: PageCall, _ fields: FormFields, _ id: Int64, _ deed: String, _ work: () async throws -> Int64?
  ) async throws -> Reply {
    let mine = fields["whose"] != "all"
    do {
      let change = try await work()
      return .led(to: "/today?whose=\(mine ? "mine" : "all")&done=\(deed)&change=\(change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      let refused = TodayPage.Refused(id, error, result: fields["result"] ?? "", day: fields["due_on"] ?? "")
      return call.page(
        try await page(call, mine: mine, refused: refused),
        status: Problem(error)?.status ?? .unprocessableContent)
    }
  }

  private static func undo(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let change = Int64(fields["change"] ?? "") ?? 0
    _ = try await call.desk.undo(change, invocation: call.invocation)
    return .led(to: "/today?whose=\(fields["whose"] == "all" ? "all" : "mine")&done=undone")
  }
}
