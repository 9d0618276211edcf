import HTTPTypes
import Hummingbird
import Service

extension RecordRoutes {
  /// Imports a table of records of the past.
  var importTable: Route {
    Route(
      method: .post, path: path + "/import", operation: "import\(name)Table", tag: label,
      summary: "导入\(label)表格:请求内容就是文件本身,表头用字段名或界面用词;全部写入或全不写入;登记人与日期以表中所写为准",
      parameters: [
        .query("filename", .text, "文件名,如 台账.xlsx", isRequired: true, longest: 255), .dryRun,
        .query("allow_repeat", .flag, "已有相同记录的行也写入"),
      ],
      body: .file(Upload.types),
      successes: [
        .init(status: .created, schema: .ref("TableImport"), headers: ["Location"]),
        .init(status: .ok, schema: .ref("TableImport")),
      ], refusals: [409]
    ) { call in
      let name = try Upload.plainName(call.text("filename") ?? "")
      let upload = try await Upload.receive(call)
      defer { upload.remove() }
      let outcome = try await call.desk.importRecords(Field.self)(
        path: upload.path, name: name, isDryRun: call.flag("dry_run"),
        allowsRepeats: call.flag("allow_repeat"), isReceived: true, today: call.desk.today(),
        invocation: call.invocation)
      if outcome.dryRun { return try .json(outcome) }
      if let refusal = outcome.refusal { throw refusal }
      guard let change = outcome.change else { return try .json(outcome) }
      return try .json(
        outcome, status: .created, headers: [.location: "\(RouteTable.root)/imports/\(change)"])
    }
  }
}
