import Domain
import Service

/// The schemas of work on projects.
enum ProjectSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "StageMoveRequest",
      .object([
        .optional("stage", .choice(Stage.allCases.map(\.rawValue)), summary: "变更为此阶段;与 exit 二选一"),
        .optional("exit", .choice(StageExit.allCases.map(\.rawValue)), summary: "退出方式;与 stage 二选一"),
        .optional("reason", .string, summary: "原因;退出时为原因代码"), .optional("note", .string),
        .optional("paper", .string, summary: "依据文件"), .optional("on", .date, summary: "变更日期,默认今天"),
      ])),
    NamedSchema("NoteRequest", .object([.optional("reason", .string)])),
    NamedSchema(
      "BallRequest",
      .object([
        .init("holder", .choice(BallHolder.allCases.map(\.rawValue))), .optional("department", .string),
        .init("reason", .string),
      ])),
    NamedSchema("PauseRequest", .object([.init("reason", .string), .optional("until", .date)])),
    NamedSchema(
      "HandOverRequest",
      .object([
        .optional("opportunity_id", .integer, summary: "一个项目;与 from 二选一"),
        .optional("from", .string, summary: "该专员的全部;与 opportunity_id 二选一"), .init("to", .string),
        .optional("reason", .string),
      ])),
    NamedSchema(
      "HandOver",
      .object([
        .optional("change", .integer), .optional("from", .string), .init("to", .string),
        .init("projects", .array(.ref("Candidate"))), .init("follow_ups", .array(.integer)),
      ])),
    NamedSchema(
      "ProjectReceipt",
      .object(
        [.init("id", .integer), .optional("change", .integer), .optional("move", .ref("ProjectMove"))]
          + ProjectReceipt.shown.map { field in
            Schema.Member(
              field.name, ProjectSchemas.shown(field), isRequired: OpportunityField.required.contains(field),
              summary: field.label)
          })),
    NamedSchema(
      "ProjectPosition",
      .object([
        .init("stage", .choice(Stage.allCases.map(\.rawValue))),
        .optional("exit", .choice(StageExit.allCases.map(\.rawValue))), .init("label", .string),
      ])),
    NamedSchema(
      "ProjectMove",
      .object([
        .init("id", .integer), .init("change", .integer), .optional("from", .ref("ProjectPosition")),
        .init("to", .ref("ProjectPosition")), .init("moved_on", .date), .init("actor", .string),
        .optional("reason", .string), .optional("note", .string), .optional("paper", .string),
        .optional("undoes", .integer),
      ])),
    NamedSchema("ProjectStory", .object(story)),
  ]

  private static func shown(_ field: OpportunityField) -> Schema {
    switch field.kind {
    case .date: .date
    case .choice(let choices): .choice(choices.map(\.code))
    default: .string
    }
  }

  private static let story: [Schema.Member] = [
    .init("id", .integer), .init("change", .integer), .init("code", .string), .init("title", .string),
    .init("position", .ref("ProjectPosition")), .init("through", .date), .init("days", .integer),
    .init(
      "stays",
      .array(
        .object([
          .init("position", .ref("ProjectPosition")), .init("since", .date), .optional("until", .date),
          .init("days", .integer),
        ]))),
    .init(
      "turns",
      .array(
        .object([
          .init("holder", .choice(BallHolder.allCases.map(\.rawValue))), .optional("department", .string),
          .init("label", .string), .init("days", .integer),
        ]))),
    .init("paused_days", .integer), .init("exited_days", .integer), .init("moves", .array(.ref("ProjectMove"))),
    .init(
      "formalities",
      .array(
        .object([
          .init("item", .choice(FormalityItem.allCases.map(\.rawValue))), .init("label", .string),
          .init("state", .choice(["undecided", "not_needed", "open", "done"])), .init("state_label", .string),
          .optional("done_on", .date), .optional("paper", .string), .optional("note", .string),
        ]))),
    .init(
      "next",
      .array(
        .object([
          .init("to", .ref("ProjectPosition")), .init("requires", .array(.string)),
          .init("unmet", .array(.ref("FieldProblem"))),
        ]))),
  ]
}
