import Domain
import Hummingbird
import Service

/// The routes of reports and of months that are frozen.
enum ReportRoutes {
  static let all = [report, print, papers, figure, freeze]

  private static let parameters: [Parameter] = [
    .path("kind", .choice(MakeReport.Kind.allCases.map(\.rawValue)), "报表"),
    .query("month", .month, "月份,如 2026-11;不与 from、to 同用"), .query("from", .date, "起始日期,默认当年1月1日"),
    .query("to", .date, "截止日期,默认今天"),
  ]

  private static let report = Route(
    method: .get, path: RouteTable.root + "/reports/{kind}", operation: "makeReport", tag: "报表",
    summary: "月报、高校帮扶、漏斗、签约履约率、考察、承诺、卡点、交办;分母与口径随表给出", parameters: parameters,
    successes: [.init(status: .ok, schema: .ref("Report"))]
  ) { call in try .json(try await made(call)) }

  private static let print = Route(
    method: .get, path: RouteTable.root + "/reports/{kind}/print", operation: "printReport", tag: "报表",
    summary: "报表,供 A4 打印或存为工作簿",
    parameters: parameters + [
      .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx")
    ],
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ]
  ) { call in
    let report = try await made(call)
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    return .file(
      format == .html ? report.page : try ReportSheet(report).bytes(), type: format.mediaType,
      name: "\(report.report)-\(report.to).\(format.rawValue)", rows: report.rowCount, isShown: format == .html)
  }

  private static let papers = Route(
    method: .get, path: RouteTable.root + "/reports/{kind}/papers", operation: "gatherFigurePapers", tag: "报表",
    summary: "高校帮扶成效表每项指标的佐证材料,连同目录存为压缩包",
    parameters: [.path("kind", .choice([MakeReport.Kind.school.rawValue]), "报表")] + parameters.dropFirst(),
    successes: [
      .init(status: .ok, schema: .string, headers: ["Content-Disposition"], types: ["application/zip"])
    ], refusals: [413]
  ) { call in
    let upload = try Upload.place()
    defer { upload.remove() }
    let gathered = try await call.desk.figurePapers(
      to: upload.path, month: call.text("month"), from: call.text("from").flatMap { CalendarDate($0) },
      until: call.text("to").flatMap { CalendarDate($0) }, limit: call.limits.importBytes, today: call.desk.today(),
      organisation: call.organisation)
    return .file(
      try upload.bytes(), type: "application/zip", name: "佐证材料-\(call.text("to") ?? "\(call.desk.today())").zip",
      rows: gathered.files, isShown: false)
  }

  private static func made(_ call: Call) async throws -> Report {
    guard let kind = MakeReport.Kind(rawValue: call.part("kind")) else {
      throw ServiceError(
        .notFound, code: "report_not_found",
        message: "没有报表「\(call.part("kind"))」,可用:\(MakeReport.Kind.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    return try await call.desk.report(
      kind, month: call.text("month"), from: call.text("from").flatMap { CalendarDate($0) },
      to: call.text("to").flatMap { CalendarDate($0) }, today: call.desk.today(), organisation: call.organisation)
  }

  private static let figure = Route(
    method: .get, path: RouteTable.root + "/figures/{indicator}", operation: "readFigure", tag: "报表",
    summary: "月报一项指标的数由哪些记录相加而得,各有日期、依据与附件",
    parameters: [.path("indicator", .choice(MakeReport.figures), "指标")] + parameters.dropFirst(),
    successes: [.init(status: .ok, schema: .ref("Figure"))]
  ) { call in
    try .json(
      try await call.desk.report.figure(
        call.part("indicator"), month: call.text("month"), from: call.text("from").flatMap { CalendarDate($0) },
        to: call.text("to").flatMap { CalendarDate($0) }, today: call.desk.today(), organisation: call.organisation))
  }

  private static let freeze = Route(
    method: .post, path: RouteTable.root + "/frozen-months", operation: "freezeMonth", tag: "月报定稿",
    summary: "将已结束月份的指标定稿;之后的改动在月报中列为数据更正",
    body: .json("FrozenMonthInput"),
    successes: [.init(status: .created, schema: .ref("FrozenMonth"), headers: ["ETag", "Location"])], refusals: [409]
  ) { call in
    struct Body: Decodable {
      var month: String
    }
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    let receipt = try await call.desk.freezeMonth(
      body.month, today: call.desk.today(), invocation: call.invocation)
    let view = try await call.desk.records(FrozenMonthField.self).show(
      "#\(receipt.stored.id)", invocation: call.invocation)
    return try RecordRoutes<FrozenMonthField>.reply(
      view, status: .created, location: RouteTable.root + "/frozen-months/\(receipt.stored.id)")
  }
}
