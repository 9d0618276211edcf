import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of a person's own rights: what is kept, who looked, erasing, and who is due for deletion.
enum PersonRoutes {
  static let all = [file, print, audit, erase, due]

  private static let path = RouteTable.root + "/people/{id}"
  private static let id = Parameter.path("id", .integer(0...Int64.max), "校友编号")

  private static let file = Route(
    method: .get, path: path + "/file", operation: "tellPerson", tag: "个人信息",
    summary: "保存的某位校友的全部个人信息:处理依据、各项记录与来源、提及之处、附件、谁看过、谁改过;供本人查阅复制,查阅留痕",
    parameters: [id], successes: [.init(status: .ok, schema: .ref("PersonFile"))]
  ) { call in
    try .json(try await tell(call))
  }

  private static let print = Route(
    method: .get, path: path + "/file/print", operation: "printPersonFile", tag: "个人信息",
    summary: "个人信息查阅件,供打印交本人",
    parameters: [
      id, .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx"),
    ],
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ]
  ) { call in
    let paper = try await tell(call).paper
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    return .file(
      try paper.bytes(format), type: format.mediaType, name: "\(paper.name).\(format.rawValue)", rows: 1,
      isShown: format == .html)
  }

  private static func tell(_ call: Call) async throws -> PersonFile {
    try await call.desk.tellPerson(
      call.record(of: .person), today: call.desk.today(), invocation: call.invocation)
  }

  private static let audit = Route(
    method: .get, path: path + "/audit", operation: "auditPerson", tag: "个人信息",
    summary: "谁在何时为何看过、改过这位校友的信息,以及依法删除的记录;已删除的也可查", parameters: [id],
    successes: [.init(status: .ok, schema: .ref("PersonAudit"))]
  ) { call in
    try .json(try await call.desk.auditPerson(call.record(of: .person), organisation: call.organisation))
  }

  /// `{ground}`
  private struct Body: Decodable {
    let ground: ErasureGround
  }

  private static let erase = Route(
    method: .post, path: path + "/erasure", operation: "erasePerson", tag: "个人信息",
    summary: "依法删除这位校友的个人信息:历史、附件、留存的答复一并删除,不能撤销;统计与留痕保留",
    parameters: [id, .dryRun], body: .json("ErasureRequest"),
    successes: [.init(status: .ok, schema: .ref("Erasure"))], refusals: [409]
  ) { call in
    let person = try call.record(of: .person)
    let body = try call.decoded(try await call.jsonBytes(), as: Body.self)
    return try .json(
      try await call.desk.erasePerson(
        person, ground: body.ground, isDryRun: call.flag("dry_run"), invocation: call.invocation))
  }

  private static let due = Route(
    method: .get, path: RouteTable.root + "/people-due", operation: "listPeopleDue", tag: "个人信息",
    summary: "按保存期限应当删除个人信息的校友与依据,以及尚未确定的期限;只列出,不删除",
    successes: [.init(status: .ok, schema: .ref("PeopleDue"))]
  ) { call in
    try .json(try await call.desk.duePeople(today: call.desk.today(), organisation: call.organisation))
  }

  private static let change: [Schema.Member] = [
    .init("change", .integer), .init("actor", .string), .init("recorded_at", .instant),
  ]
  private static let scope = Schema.choice(ConsentScope.allCases.map(\.rawValue))
  private static let ground = Schema.choice(ErasureGround.allCases.map(\.rawValue))

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "PersonFile",
      .object([
        .init("person_id", .integer), .init("name", .string), .init("date", .date),
        .init(
          "grounds",
          .array(
            .object([
              .init("purpose", .string), .init("ground", .string, summary: "法律条款"), .init("scope", scope),
              .optional("given_on", .date), .optional("expires_on", .date), .optional("withdrawn_on", .date),
              .init("is_live", .flag),
            ]))),
        .init(
          "records",
          .array(
            .object([
              .init("kind", .string), .init("label", .string), .init("id", .integer),
              .init(
                "facts",
                .array(
                  .object([
                    .init("field", .string), .init("label", .string), .init("value", .string),
                    .optional("source", .ref("Source")),
                  ]))),
              .init("states", .integer, summary: "共有几个历次状态"),
            ]))),
        .init(
          "mentions",
          .array(
            .object([
              .init("kind", .string), .init("label", .string), .init("id", .integer), .init("field", .string),
              .init("text", .string),
            ]))),
        .init(
          "papers",
          .array(
            .object([
              .init("id", .integer), .init("title", .string), .init("file_name", .string), .optional("kept_on", .date),
            ]))),
        .init("looks", .array(.ref("PersonLook"))), .init("changes", .array(.ref("PersonTouch"))),
      ])),
    NamedSchema(
      "PersonAudit",
      .object([
        .init("person_id", .integer), .init("looks", .array(.ref("PersonLook"))),
        .init("changes", .array(.ref("PersonTouch"))),
        .init(
          "erasures",
          .array(
            .object(
              change + [
                .init("kind", .string), .init("label", .string), .init("records", .integer),
                .init("states", .integer), .init("ground", ground),
              ]))),
      ])),
    NamedSchema(
      "PersonLook",
      .object(
        change + [
          .init("request_id", .string), .init("use_case", .string), .init("purpose", .string), .init("side", scope),
        ])),
    NamedSchema(
      "PersonTouch",
      .object(
        change + [
          .init("request_id", .string), .init("use_case", .string), .init("kind", .string), .init("label", .string),
          .init("record", .integer), .init("fields", .array(.string)),
        ])),
    NamedSchema("ErasureRequest", .example(.object([.init("ground", ground)]), .object(["ground": "asked"]))),
    NamedSchema(
      "Erasure",
      .object([
        .init("person_id", .integer), .optional("change", .integer), .init("ground", ground),
        .init(
          "kinds",
          .array(
            .object([
              .init("kind", .string), .init("label", .string), .init("records", .integer), .init("states", .integer),
            ]))),
        .init("reworded", .integer, summary: "改去姓名的其他记录"), .init("files", .integer), .init("answers", .integer),
      ])),
    NamedSchema(
      "PeopleDue",
      .object([
        .init("date", .date),
        .init(
          "items",
          .array(
            .object([
              .init("person_id", .integer), .init("name", .string), .init("kind", .string), .init("label", .string),
              .init("since", .date), .init("due_on", .date), .init("law", .string),
            ]))),
        .init(
          "undecided",
          .array(.object([.init("kind", .string), .init("label", .string), .init("note", .string)]))),
      ])),
  ]
}
