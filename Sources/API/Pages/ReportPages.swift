import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of reports, and of the rows behind a figure.
enum ReportPages {
  static let all: [PageRoute] = [
    .get("/reports", .read) { call in try await report(call) },
    .get("/reports/{kind}", .read) { call in try await report(call) },
    .get("/reports/figures/{indicator}", .read, figure),
    .post("/reports/freeze", .freeze, freeze),
  ]

  /// The reports that stand beside the month's: their first table is shown.
  private static let beside: [MakeReport.Kind] = [.funnel, .promises]

  private static func report(
    _ call: PageCall, freezing month: String? = nil, refused: ServiceError? = nil
  ) async throws -> Reply {
    let reader = try call.demandReader()
    let word = call.context.parameters.get("kind") ?? MakeReport.Kind.monthly.rawValue
    guard let kind = MakeReport.Kind(rawValue: word) else {
      throw ServiceError(.notFound, code: "report_not_found", message: "没有报表「\(word)」。")
    }
    let organisation = call.invocation.organisation
    var refused = refused
    var month = month ?? call.text("month")
    func made() async throws -> [Report] {
      try await call.desk.report(
        [kind] + (kind == .monthly ? beside : []), month: month, today: call.today, organisation: organisation)
    }
    let reports: [Report]
    do {
      if kind == .monthly, month == nil { month = String("\(call.today)".prefix(7)) }
      reports = try await made()
    } catch let error as ServiceError where error.kind == .invalid && month != nil {
      refused = error
      month = kind == .monthly ? String("\(call.today)".prefix(7)) : nil
      reports = try await made()
    }
    var final: ReportPage.Final?
    if kind == .monthly {
      let frozen = try await call.desk.freezeMonth.standing(month ?? "", organisation: organisation)
      final = ReportPage.Final(
        since: frozen?.date(.frozenOn), by: frozen?.text(.actor), mayFreeze: Policy.allows(.freeze, call.desk.acting))
    }
    let back = "/reports/monthly" + (month.map { "?" + QueryText.text([("month", $0)]) } ?? "")
    return call.page(
      ReportPage(
        reports[0], kind: kind, month: month, beside: Array(reports.dropFirst()), final: final,
        exports: Policy.allows(.export, call.desk.acting), on: call.today, deed: try await call.deed(told, back: back),
        refused: refused, for: reader), status: refused.flatMap { Problem($0)?.status } ?? .ok)
  }

  private static let told = ["frozen": "已定稿"]

  private static func figure(_ call: PageCall) async throws -> Reply {
    let view = try await call.desk.report.figure(
      call.context.parameters.get("indicator") ?? "", month: call.text("month"),
      from: call.text("from").flatMap { CalendarDate($0) }, to: call.text("to").flatMap { CalendarDate($0) },
      today: call.today, organisation: call.invocation.organisation)
    return call.page(
      FigurePage(view, papers: Policy.allows(.read, call.desk.acting), for: try call.demandReader()))
  }

  private static func freeze(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let month = fields["month"] ?? ""
    do {
      let receipt = try await call.desk.freezeMonth(month, today: call.today, invocation: call.invocation)
      return .led(to: "/reports/monthly?month=\(month)&done=frozen&change=\(receipt.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) {
      return try await report(call, freezing: month, refused: error)
    }
  }
}
