import Domain

/// The schemas of rankings and explanations.
enum MatchSchemas {
  /// What stands beside a firm's record on its page.
  private static let page: [Schema.Member] = [
    .init(
      "inferred",
      .array(.object([.init("code", .string), .init("name", .string), .init("confidence", .integer)])),
      summary: "程序推断的行业与置信度(%)"),
    .init("plans", .array(.ref("Plan"))),
    .init(
      "people",
      .array(
        .object([
          .init("id", .integer), .init("name", .string), .optional("role", .string), .optional("college", .string),
          .optional("class_year", .integer), .optional("phone", .string, summary: "已遮盖,按用途显示的除外"),
          .optional("closed", .string, summary: "不宜通过此人联系的原因"), .withheld,
        ]))),
    .init(
      "standing",
      .array(.object([.init("register", .string), .init("state", .string), .init("checked_on", .date)]))),
    .init(
      "contacts",
      .array(.object([.init("kind", .string), .init("date", .date), .optional("note", .string)]))),
    .init(
      "projects",
      .array(
        .object([
          .init("id", .integer), .init("code", .string), .init("title", .string), .init("stage", .string),
          .init("since", .date), .optional("officer", .string),
        ]))),
    .init(
      "needs",
      .array(
        .object([
          .init("id", .integer), .init("code", .string), .init("title", .string), .init("list", .string),
          .init("band", .string), .init("score", .number), .init("tier", .string),
        ]))),
  ]

  static let all: [NamedSchema] =
    [
      NamedSchema(
        "Ranking",
        .object(
          asked("need", .ref("NamedNeed")) + [
            .init("site_lawful", .ref("Gate")),
            .init("totals", .object(["A", "B1", "B2", "C", "D", "insufficient", "local"].map { .init($0, .integer) })),
            .init("matches", .array(.ref("Match"))), .init("rejected", .array(.ref("Match"))),
            .init("off_direction", .array(.ref("OffDirection"))), .init("insufficient", .array(.ref("Match"))),
            .init("local", .array(.ref("Match"))),
            .init(
              "truncated", .array(.choice(["matches", "rejected", "off_direction", "insufficient", "local"])),
              summary: "被截短的名单"),
            .init("talks", .map(.array(.ref("Talk"))), summary: "名单中各企业正在洽谈的项目,按企业编号;调出以往排序时为空"),
          ])),
      NamedSchema(
        "EnterpriseRanking",
        .object(
          asked("enterprise", .ref("NamedEnterprise")) + [
            .init("matches", .array(.ref("Match"))), .init("off_direction", .integer), .init("truncated", .flag),
            .init("talks", .array(.ref("Talk")), summary: "这家企业正在洽谈的项目"),
          ])),
      NamedSchema(
        "Talk",
        .object([
          .init("id", .integer), .init("code", .string), .init("title", .string), .optional("need", .integer),
          .init("stage", .string), .optional("officer", .string),
        ])),
      NamedSchema(
        "RankingSummary",
        .object([
          .init("run", .string), .init("recorded_at", .instant), .optional("need", .integer),
          .optional("enterprise", .integer), .init("profile", .string, summary: "评分方案@版本"),
          .init("data_version", .integer), .init("date", .date), .init("views", .integer, summary: "查看次数"),
        ])),
      NamedSchema("EnterprisePage", .object(RecordSchemas<EnterpriseField>().members + page)),
      NamedSchema("Match", .object(match)),
      NamedSchema(
        "ExplainedMatch",
        .object(
          match.filter { $0.name != "need" } + [
            .init("need", .ref("NamedNeed")), .init("profile", .ref("NamedProfile")),
            .init("data_version", .integer), .init("date", .date), .init("sources", .map(.ref("Source"))),
            .init("talks", .array(.ref("Talk")), summary: "这家企业正在洽谈的项目"),
          ])),
      NamedSchema(
        "NeedAdvice",
        .object([
          .init(
            "code",
            .choice([
              "restricted_link", "limited_link", "unknown_link", "offer_without_basis", "beyond_ledger",
              "building_outside_zone",
            ])),
          .init("text", .string),
        ])),
      NamedSchema("NamedNeed", .object([.init("id", .integer), .init("code", .string), .init("title", .string)])),
      NamedSchema(
        "NamedEnterprise",
        .object([.init("id", .integer), .init("name", .string), .optional("credit_code", .string)])),
      NamedSchema("NamedPlan", .object([.init("id", .integer), .init("name", .string)])),
      NamedSchema("NamedProfile", .object([.init("name", .string), .init("version", .integer)])),
      NamedSchema(
        "OffDirection",
        .object([
          .init("enterprise", .ref("NamedEnterprise")), .optional("plan", .ref("NamedPlan")),
          .init("score", .number),
          .optional(
            "best_other_need", .object([.init("need", .ref("NamedNeed")), .init("score", .number)])),
        ])),
    ] + parts

  /// What a ranking says of the question.
  private static func asked(_ name: String, _ schema: Schema) -> [Schema.Member] {
    [
      .init("run", .anyOf([.string, .null]), summary: "排序编号,可凭此调出"), .init(name, schema),
      .init("profile", .ref("NamedProfile")), .init("rules_version", .string), .init("data_version", .integer),
      .init("date", .date), .init("absent_rules", .array(.ref("AbsentRule"))),
      .init("sources", .map(.ref("Source")), summary: "事实的来源,按编号"),
    ]
  }

  private static let match: [Schema.Member] = [
    .optional("rank", .integer), .init("tied", .flag),
    .init("list", .choice(["ranked", "rejected", "off_direction", "insufficient", "local"])),
    .init("band", .choice(["A", "B", "C", "D"])), .init("band_detail", .choice(Band.allCases.map(\.rawValue))),
    .init("tier", .string), .init("quadrant", .string), .optional("need", .ref("NamedNeed")),
    .init("enterprise", .ref("NamedEnterprise")), .optional("plan", .ref("NamedPlan")),
    .init("score", .number), .init("low", .number), .init("high", .number), .init("coverage", .integer),
    .init("gate_coverage", .integer),
    .init("flags", .array(.object([.init("code", .string), .init("text", .string)]))),
    .init("sides", .array(.ref("Side"))), .init("gates", .array(.ref("Gate"))),
  ]

  private static let parts: [NamedSchema] = [
    NamedSchema(
      "Side",
      .object([
        .init("side", .choice(["gain", "reason", "warmth"])), .init("score", .number), .init("low", .number),
        .init("high", .number), .init("coverage", .integer), .init("contributions", .array(.ref("Contribution"))),
      ])),
    NamedSchema(
      "Contribution",
      .object([
        .init("criterion", .string), .init("label", .string), .init("weight", .number), .init("value", .number),
        .init("contribution", .number), .init("known", .flag), .init("applicable", .flag), .init("low", .number),
        .init("high", .number), .init("text", .string), .init("facts", .array(.ref("Fact"))),
      ])),
    NamedSchema(
      "Gate",
      .object([
        .init("rule", .string), .init("verdict", .choice(Verdict.allCases.map(\.rawValue))),
        .optional("origin", .choice(UnknownOrigin.allCases.map(\.rawValue))), .init("text", .string),
        .init("clause", .string),
        .optional(
          "gap", .object([.init("text", .string), .optional("quantity", .number), .optional("unit", .string)])),
        .init("who_answers", .array(.string)), .init("facts", .array(.ref("Fact"))),
      ])),
    NamedSchema(
      "Fact",
      .object([
        .init("field", .string), .init("value", .string), .optional("source", .integer), .optional("as_of", .date),
      ])),
    NamedSchema(
      "AbsentRule",
      .object(["gate", "list", "title", "department", "text"].map { .init($0, .string) })),
  ]
}
