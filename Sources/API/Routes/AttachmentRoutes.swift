import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes that keep files and send them.
enum AttachmentRoutes {
  static let all = [keep, content]

  private static let path = RouteTable.root + "/attachments"

  private static let keep = Route(
    method: .post, path: path, operation: "keepAttachment", tag: "附件",
    summary: "把文件存为记录或报表指标的附件:请求内容就是文件本身,类型由文件名与内容判断",
    parameters: [
      .query("filename", .text, "文件名,如 协议.pdf", isRequired: true, longest: 255),
      .query("record", .text, "所附记录:类别=编号或名称,如 opportunity=ZT-2026-001;不与 figure 同用"),
      .query("figure", .text, "所附指标:代码或名称"), .query("period", .text, "指标的月份 yyyy-mm 或年份 yyyy"),
      .query("title", .text, "名称,默认为文件名"), .query("paper", .text, "文号"), .query("dated_on", .date, "成文日期"),
      .query("note", .text, "备注"), .query("dry_run", .flag, "只检查,不写入"),
    ],
    body: .file(["application/octet-stream"]),
    successes: [
      .init(status: .created, schema: .ref("Attachment"), headers: ["ETag", "Location"]),
      .init(status: .ok, schema: .ref("Attachment")),
    ], refusals: [404, 409]
  ) { call in
    let name = try Upload.plainName(call.text("filename") ?? "")
    let place = try place(call)
    let words = ["title", "paper", "dated_on", "note"].reduce(into: [String: InputValue]()) {
      $0[$1] = call.text($1).map { .text($0) }
    }
    let upload = try await Upload.receive(call, as: ["application/octet-stream"])
    defer { upload.remove() }
    let receipt = try await call.desk.attachments(
      path: upload.path, name: name, to: place, words: words, today: call.desk.today(), isDryRun: call.flag("dry_run"),
      invocation: call.invocation)
    let keeper = call.desk.records(AttachmentField.self)
    guard receipt.change != nil else {
      return try .json(try await keeper.views([receipt], invocation: call.invocation)[0])
    }
    return try RecordRoutes.reply(
      try await keeper.show("#\(receipt.stored.id)", invocation: call.invocation), status: .created,
      location: "\(path)/\(receipt.stored.id)")
  }

  private static func place(_ call: Call) throws -> AttachedTo {
    switch (call.text("record"), call.text("figure"), call.text("period")) {
    case (let record?, nil, nil): return try AttachedTo(record: record)
    case (nil, let figure?, let period?): return .figure(figure, period: period)
    default:
      throw ServiceError(
        .invalid, code: "invalid_query", message: "查询条件有误。",
        fields: [
          .init(field: "record", code: "missing", message: "请用 record 写明记录,或用 figure 与 period 写明指标,二者取一。")
        ])
    }
  }

  private static let content = Route(
    method: .get, path: path + "/{id}/content", operation: "readAttachmentContent", tag: "附件",
    summary: "附件的文件", parameters: [.path("id", .integer(0...Int64.max), "附件编号")],
    successes: [
      .init(status: .ok, schema: .string, headers: ["Content-Disposition"], types: ["application/octet-stream"])
    ]
  ) { call in
    let file = try await call.desk.attachments.content(
      try call.record(of: .attachment), organisation: call.organisation)
    // Whatever it is, the browser saves it and shows nothing of it.
    return .file(file.bytes, type: "application/octet-stream", name: file.name, rows: 1, isShown: false)
  }
}
