import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of imports.
enum ImportRoutes {
  private static let path = RouteTable.root + "/imports"
  private static let change = Parameter.path("change", .integer(0...Int64.max), "导入的变更编号")

  static let all = [run, list, read, undo]

  private static let run = Route(
    method: .post, path: path, operation: "importWorkbook", tag: "导入",
    summary: "导入登记表或校友名册:请求内容就是文件本身;同一文件再导入一次不会有变化",
    parameters: [
      .query("filename", .text, "文件名,如 登记表.xlsx", isRequired: true, longest: 255),
      .dryRun,
      .query("skip_invalid", .flag, "跳过不能导入的行"),
      .query("as_of", .date, "表中内容属实的日期,默认依次取表头上方所填日期、工作簿保存日期、今天;写明时,与库中相同的内容也按此日期更新来源"),
      .query("grade", .choice(EvidenceGrade.allCases.map(\.rawValue)), "依据等级,默认 self_reported"),
      .query("map", .text, "列名=字段,可多次", isRepeatable: true),
      .query("confirm", .text, "简称=全称,可多次", isRepeatable: true),
    ],
    body: .file(Upload.types),
    successes: [
      .init(status: .created, schema: .ref("ImportReport"), headers: ["Location"]),
      .init(status: .ok, schema: .ref("ImportReport")),
    ], refusals: [409]
  ) { call in
    let options = try options(call)
    let upload = try await Upload.receive(call)
    defer { upload.remove() }
    let report = try await call.desk.importWorkbook(
      path: upload.path, options: options, today: call.desk.today(), invocation: call.invocation)
    if let change = report.change {
      return try .json(report, status: .created, headers: [.location: "\(path)/\(change)"])
    }
    if report.rejected > 0, !options.skipsInvalid, !options.isDryRun {
      var problem = Problem(
        .unprocessableContent, code: "rows_refused",
        detail: "有 \(report.rejected) 行不能导入,未写入任何数据。请更正,或加 skip_invalid=true 跳过。")
      problem.report = report
      throw problem
    }
    return try .json(report)
  }

  private static func options(_ call: Call) throws -> ImportOptions {
    var options = ImportOptions(fileName: try Upload.plainName(call.text("filename") ?? ""))
    options.isReceived = true
    options.isDryRun = call.flag("dry_run")
    options.skipsInvalid = call.flag("skip_invalid")
    options.asOf = call.text("as_of").flatMap { CalendarDate($0) }
    options.grade = call.text("grade").flatMap(EvidenceGrade.init(rawValue:)) ?? options.grade
    options.columnMap = try pairs(call, "map")
    options.confirmedNames = try pairs(call, "confirm")
    return options
  }

  private static func pairs(_ call: Call, _ name: String) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for text in call.texts(name) {
      guard let pair = NamedPair(text) else {
        throw ServiceError(
          .invalid, code: "invalid_query", message: "查询条件有误。",
          fields: [.init(field: name, code: "not_a_pair", message: "\(name) 应写成 甲=乙,不能是「\(text)」。")])
      }
      pairs[pair.name] = pair.value
    }
    return pairs
  }

  private static let list = Route(
    method: .get, path: path, operation: "listImports", tag: "导入", summary: "导入记录,最近的在前;下一页见 Link",
    parameters: [
      .query("before", .integer(0...Int64.max), "只列此变更之前的"), .query("limit", .integer(1...1000), "条数,默认 50"),
    ],
    successes: [.init(status: .ok, schema: .array(.ref("Change")), headers: ["Link"])]
  ) { call in
    let limit = Int(call.integer("limit") ?? 50)
    let changes = try await call.desk.imports(
      before: call.integer("before"), limit: limit, organisation: call.organisation)
    var headers: HTTPFields = [:]
    if changes.count == limit, let last = changes.last {
      headers[.link] = "<\(path)?before=\(last.id)&limit=\(limit)>; rel=\"next\""
    }
    return try .json(changes, headers: headers)
  }

  private static let read = Route(
    method: .get, path: path + "/{change}", operation: "readImport", tag: "导入", summary: "一次导入",
    parameters: [change], successes: [.init(status: .ok, schema: .ref("Change"))]
  ) { call in
    try .json(
      try await call.desk.imports.show(try call.number("change", of: "import"), organisation: call.organisation))
  }

  private static let undo = Route(
    method: .post, path: path + "/{change}/undo", operation: "undoImport", tag: "导入",
    summary: "整批撤销一次导入;其后又被改动的记录须先撤销", parameters: [change],
    successes: [.init(status: .ok, schema: .ref("Undoing"))], refusals: [409]
  ) { call in
    let change = try await call.desk.imports.show(
      try call.number("change", of: "import"), organisation: call.organisation)
    return try .json(UndoView(try await call.desk.undo(change.id, invocation: call.invocation)))
  }
}
