import Domain

/// The schemas of review sessions beside those of their records.
enum ReviewSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "ResolutionRequest",
      .object([
        .init("resolution", .choice(Resolution.allCases.map(\.rawValue))), .init("paper", .string, summary: "会议纪要文号"),
        .optional(
          "conditions",
          .array(.object([.init("text", .string), .optional("owner", .string), .init("due_on", .date)])),
          summary: "附条件通过的各项条件;due_on 须为工作日,owner 默认为项目专员"),
      ])),
    NamedSchema(
      "SessionResolution",
      .object([
        .optional("change", .integer), .init("item", .integer), .init("place", .string),
        .init("opportunity", .ref("Candidate")), .init("resolution", .choice(Resolution.allCases.map(\.rawValue))),
        .init("label", .string), .init("paper", .string),
        .init(
          "follow_ups",
          .array(
            .object([
              .init("id", .integer), .init("title", .string), .init("owner", .string), .optional("due_on", .date),
            ]))),
        .init(
          "offers",
          .array(
            .object([
              .init("to", .ref("ProjectPosition")), .init("reasons", .array(.string)),
              .init("unmet", .array(.ref("FieldProblem"))),
            ]))),
      ])),
    NamedSchema(
      "SessionRulingRequest",
      .object([
        .init("gate", .string, summary: "准入条件的代码或名称"), .init("outcome", outcomes), .init("department", .string),
        .optional("paper", .string, summary: "默认为会议纪要文号"), .optional("conditions", .string),
        .optional("expires_on", .date),
      ])),
    NamedSchema(
      "SessionRuling",
      .object([
        .optional("change", .integer), .init("ruling", .integer), .init("gate", .string), .init("label", .string),
        .init("outcome", outcomes), .init("department", .string), .init("paper", .string),
        .init("shifts", .array(.ref("RankShift")), summary: "名次、档次或得分有变化的排序"),
      ])),
    NamedSchema(
      "RankShift",
      .object([
        .init("need", .ref("NamedNeed")), .init("profile", .string), .init("before", .ref("RankPlace")),
        .init("after", .ref("RankPlace")),
      ])),
    NamedSchema(
      "RankPlace",
      .object([
        .optional("rank", .integer),
        .init("list", .choice(["ranked", "rejected", "off_direction", "insufficient", "local"])),
        .init("band", .choice(Band.allCases.map(\.rawValue))), .init("score", .number),
      ])),
    NamedSchema(
      "ReviewSheets",
      .object([
        .init("id", .integer), .init("code", .string), .init("held_on", .date), .optional("place", .string),
        .optional("chair", .string), .init("ready_by", .date), .init("drawn_on", .date),
        .init("projects", .array(.ref("ReviewSheet"))),
      ])),
    NamedSchema("ReviewSheet", .object(sheet)),
  ]

  private static let outcomes = Schema.choice(RulingOutcome.allCases.map(\.rawValue))

  private static let sheet: [Schema.Member] = [
    .init("item", .integer), .init("position", .integer), .init("opportunity", .ref("Candidate")),
    .init("stage", .string), .optional("officer", .string), .optional("responsible_unit", .string),
    .init("team", .array(.ref("TeamLine")), summary: "在任的专班成员"),
    .optional("need", .string),
    .init(
      "sections",
      .array(
        .object([
          .init("label", .string),
          .init(
            "lines",
            .array(.object([.init("label", .string), .optional("value", .string), .optional("source", .string)]))),
        ]))),
    .init(
      "scores",
      .array(
        .object([
          .init("profile", .string), .init("title", .string), .init("need", .string), .init("is_reference", .flag),
          .init("score", .string), .init("low", .string), .init("high", .string), .init("coverage", .integer),
          .init("band", .string), .init("sides", .array(.string)),
        ]))),
    .init(
      "gates",
      .array(
        .object([
          .init("rule", .string), .init("label", .string), .init("verdict", .choice(Verdict.allCases.map(\.rawValue))),
          .init("verdict_label", .string), .init("text", .string), .init("clause", .string), .optional("gap", .string),
        ]))),
    .init("unknowns", .array(.object([.init("text", .string), .init("who", .array(.string))]))),
    .init(
      "asks",
      .array(
        .object([
          .init("text", .string), .optional("answer", .string), .optional("owner", .string), .optional("due_on", .date),
        ]))),
    .init(
      "opinions",
      .array(
        .object([
          .init("department", .string), .init("due_on", .date), .init("stance", .string), .init("is_late", .flag),
          .optional("text", .string), .optional("given_on", .date),
        ]))),
    .optional("resolution", .string), .optional("paper", .string),
  ]
}
