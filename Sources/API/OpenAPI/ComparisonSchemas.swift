import Service

/// The schemas of a kept ranking against today's.
enum ComparisonSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "RunComparison",
      .object([
        .init("then", .ref("RunBasis")), .init("now", .ref("RunBasis")), .init("changed", .array(causes)),
        .init("weights", .array(.ref("MovedLine")), summary: "评分方案中改动的权重"),
        .init("references", .array(.ref("ReferenceDifference")), summary: "换了版本的参考数据"),
        .init("moves", .array(.ref("RunMove"))), .init("unmoved", .integer, summary: "未动的行数"),
      ])),
    NamedSchema(
      "SupposedRanking",
      .object([
        .init("changes", .array(.ref("MovedLine")), summary: "所设想的,与现行对照"),
        .init("moves", .array(.ref("RunMove")), summary: "原因 profile 为权重,line 为门槛"),
        .init("unmoved", .integer, summary: "未动的行数"), .init("ranking", .ref("Ranking")),
      ])),
    NamedSchema(
      "RunBasis",
      .object([
        .init("run", .string), .init("profile", .string), .init("rules_version", .string),
        .init("data_version", .integer), .init("date", .date), .init("engine_version", .string),
      ])),
    NamedSchema(
      "RunMove",
      .object([
        .init("name", .string), .init("enterprise", .integer), .optional("need", .integer),
        .optional("before", .ref("RunPlace"), summary: "缺失为当时未列出"),
        .optional("after", .ref("RunPlace"), summary: "缺失为今天未列出"),
        .init("causes", .array(causes), summary: "依次改换引擎、日期、方案、规则、数据时,在哪一步移动"),
        .init("own", .flag, summary: "自身得分、档次或名单有变;否则是他人变动"),
        .init("others", .array(.string), summary: "他人变动时,越过它或落到它后面的"),
        .init("lines", .array(.ref("MovedLine")), summary: "有变的指标和准入条件"),
        .init("facts", .array(.ref("ChangedFact")), summary: "两次之间有变、关系到这一对的事实"),
      ])),
    NamedSchema(
      "MovedLine",
      .object([
        .init("key", .string), .init("label", .string), .optional("before", .string, summary: "缺失为不适用"),
        .optional("after", .string, summary: "缺失为不适用"),
      ])),
    NamedSchema(
      "ChangedFact",
      .object([
        .init("entity", .string), .init("id", .integer), .init("record", .string),
        .optional("field", .string, summary: "缺失为整条记录新增或删去"), .optional("label", .string),
        .optional("before", .string, summary: "缺失为当时未知或没有"),
        .optional("after", .string, summary: "缺失为今天未知或没有"),
        .optional("source", .ref("Source")), .init("change", .integer), .init("recorded_at", .string),
        .init("actor", .string),
      ])),
    NamedSchema(
      "ReferenceDifference",
      .object([
        .init("table", .string), .optional("before", .ref("ReferenceVersion")),
        .optional("after", .ref("ReferenceVersion")),
      ])),
    NamedSchema("ReferenceVersion", .object([.init("source", .string), .init("as_of", .date)])),
    NamedSchema(
      "RunPlace",
      .object([
        .init("list", .choice(["ranked", "rejected", "off_direction", "insufficient", "local"])),
        .optional("rank", .integer), .init("band", .string), .init("score", .number), .optional("plan", .integer),
      ])),
  ]

  private static let causes = Schema.choice(MoveCause.allCases.map(\.rawValue))
}
