import Service

/// The schemas of a kept ranking against today's.
enum ComparisonSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "RunComparison",
      .object([
        .init("then", .ref("RunBasis")), .init("now", .ref("RunBasis")), .init("changed", .array(causes)),
        .init("moves", .array(.ref("RunMove"))), .init("unmoved", .integer, summary: "未动的行数"),
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
      ])),
    NamedSchema(
      "RunPlace",
      .object([
        .init("list", .choice(["ranked", "rejected", "off_direction", "insufficient", "local"])),
        .optional("rank", .integer), .init("band", .string), .init("score", .number), .optional("plan", .integer),
      ])),
  ]

  private static let causes = Schema.choice(MoveCause.allCases.map(\.rawValue))
}
