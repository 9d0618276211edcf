import Domain

extension VisitSchemas {
  /// The schemas of what follows a visit.
  static let closing: [NamedSchema] = [
    NamedSchema("MinutesInput", .object(minutes)),
    NamedSchema(
      "MinutesAnswer",
      .object([
        .optional("enterprise", .anyOf([.integer, .string]), summary: "企业:编号、代码或名称;与 plan 二选一"),
        .optional("plan", .anyOf([.integer, .string]), summary: "拟投项目:编号或名称"),
        .init("field", .string, summary: "字段名或中文名"),
        .init("value", .anyOf([.string, .number, .flag, .array(.string), .null])),
      ])),
    NamedSchema(
      "Minutes",
      .object([
        .optional("change", .integer), .init("answers", .integer), .init("visit", .ref("Visit")),
        .init("plans", .array(.ref("Plan"))), .init("follow_ups", .array(.ref("FollowUp"))),
        .init("asks", .array(.ref("VisitAsk"))), .init("differences", .array(.ref("ListedDifference"))),
      ])),
    NamedSchema("VisitEffects", .object(effects)),
    NamedSchema(
      "VisitPlace",
      .object([
        .init("list", .choice(["ranked", "rejected", "off_direction", "insufficient", "local"])),
        .optional("rank", .integer), .init("score", .number), .init("low", .number), .init("high", .number),
        .init("coverage", .integer), .init("band", .choice(Band.allCases.map(\.rawValue))),
      ])),
    NamedSchema(
      "OverdueVisit",
      .object([
        .init("id", .integer), .init("code", .string), .init("title", .string), .init("state", .string),
        .init("ends_on", .date), .init("days", .integer, summary: "已过多少天"), .optional("host", .string),
        .init("hosts", .array(.string)),
      ])),
  ]

  private static let minutes: [Schema.Member] = [
    .init("topics", .string), .optional("consensus", .anyOf([.string, .null])),
    .optional("differences", .anyOf([.string, .null])), .optional("minutes_on", .anyOf([.date, .null])),
    .optional("minutes_by", .anyOf([.string, .null])),
    .optional("grade", .choice(EvidenceGrade.allCases.map(\.rawValue)), summary: "答复的依据等级,默认 oral"),
    .optional("answers", .array(.ref("MinutesAnswer"))),
    .optional("plans", .array(.ref("PlanInput")), summary: "考察中新了解到的拟投项目"),
    .optional("next_steps", .array(.ref("FollowUpInput")), summary: "下一步,写入跟进事项"),
    .optional("asks", .array(.ref("VisitAskInput")), summary: "企业诉求;未当场答复的须写明责任人和期限"),
  ]

  private static let effects: [Schema.Member] = [
    .init("visit", .object([.init("id", .integer), .init("code", .string), .init("title", .string)])),
    .init("change", .integer), .init("version_before", .integer), .init("version_after", .integer), .init("day", .date),
    .init(
      "facts",
      .array(
        .object([
          .init("entity", .choice(["enterprise", "plan"])), .init("id", .integer), .init("enterprise", .integer),
          .init("name", .string),
          .init("field", .string), .init("label", .string), .optional("before", .string), .optional("after", .string),
        ]))),
    .init(
      "firms",
      .array(
        .object([
          .init("id", .integer), .init("name", .string), .init("learnt", .array(.string), summary: "原来未知、纪要写明的字段"),
          .init("closed", .array(.string), summary: "不再因缺事实而待定的指标和准入条件"),
          .init(
            "needs",
            .array(
              .object([
                .init("need", .integer), .init("code", .string), .init("title", .string),
                .optional("before", .ref("VisitPlace")), .init("after", .ref("VisitPlace")),
                .init("lines", .array(.ref("MovedLine")), summary: "结果有变的指标和准入条件"),
                .init("facts", .array(.ref("ChangedFact")), summary: "引起变动的事实、互动和认定"),
              ]))),
        ]))),
    .init(
      "moves",
      .array(
        .object([
          .init("opportunity", .integer), .init("code", .string), .init("title", .string),
          .optional("from_stage", .string), .init("to_stage", .string), .optional("to_exit", .string),
          .init("moved_on", .date), .init("actor", .string),
        ]))),
  ]
}
