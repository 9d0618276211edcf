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
    NamedSchema(
      "ClaimRequest",
      .object([
        .init(
          "kind", .choice(ClaimKind.allCases.map(\.rawValue)), summary: "referral 引荐、first_report 首报、first_talk 首谈"),
        .init(
          "shares",
          .list(.object([.init("party", .string), .init("percent", .number)]), ClaimLead.mostShares),
          summary: "全部归属方,占比合计 100"),
        .init("on", .date, summary: "发生的日期"), .init("confirmed_by", .array(.string), summary: "确认的单位或人"),
        .init("evidence", .string, summary: "依据的文件或记录"),
      ])),
    NamedSchema(
      "FormalityPath",
      .object([
        .init("id", .integer), .init("code", .string), .init("title", .string), .init("date", .date),
        .init("earliest_production", .date, summary: "最早可依法投产的日期;is_certain 为 false 时只是不早于此日"),
        .init("is_certain", .flag, summary: "各项时限已知且是否需办均已确定"),
        .init("critical", .array(.string), summary: "关键线路"), .init("unknown", .array(.string), summary: "时限未知、待核"),
        .init("undecided", .array(.string), summary: "未确定是否需办,按需办计"),
        .init("overdue", .array(.string), summary: "受理后超过法定时限"), .init("not_needed", .array(.string)),
        .init(
          "items",
          .array(
            .object([
              .init("item", .string), .init("label", .string),
              .init("state", .choice(["undecided", "not_needed", "open", "done"])), .init("state_label", .string),
              .optional("level", .string), .optional("department", .string), .optional("form", .string),
              .optional("term", .string, summary: "法定时限"), .optional("law", .string), .init("from", .date),
              .init("until", .date), .init("waits_for", .array(.string)), .init("is_critical", .flag),
              .init("is_overdue", .flag),
            ]))),
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
        .init("promises", .array(.integer)), .init("asks", .array(.integer), summary: "未答复的企业诉求"),
        .init("team_members", .array(.integer), summary: "接任的专班成员"),
      ])),
    NamedSchema(
      "TeamLine",
      .object([
        .init("id", .integer), .init("change", .integer), .init("person", .string), .optional("login", .string),
        .init("role", .string), .optional("unit", .string), .init("since", .date), .optional("until", .date),
        .init("is_chief", .flag, summary: "下一步无人负责时由其答复"), .init("is_live", .flag),
      ])),
    NamedSchema(
      "TeamReceipt",
      .object([
        .optional("change", .integer), .init("member", .ref("TeamLine")),
        .optional("ended", .ref("TeamLine"), summary: "被接替的成员"),
      ])),
    NamedSchema(
      "TeamMemberAdding",
      .object([
        .init("person", .text(TextRule.name.longest), summary: "账号或姓名"),
        .init("role", .text(TextRule.name.longest), summary: "见参考数据 team-roles"),
        .optional("unit", .anyOf([.text(TextRule.name.longest), .null])), .optional("since", .anyOf([.date, .null])),
        .optional("note", .anyOf([.text(TextRule.paragraph.longest), .null])),
        .optional("replace", .anyOf([.flag, .null]), summary: "接替该角色的现任"),
      ])),
    NamedSchema(
      "TeamMemberEnding",
      .object([
        .optional("on", .anyOf([.date, .null]), summary: "最后一天,默认今天"),
        .optional("note", .anyOf([.text(TextRule.paragraph.longest), .null])),
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
    .init("team", .array(.ref("TeamLine"))),
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
          .init("item", .string, summary: "手续代码"), .init("label", .string),
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
