/// The schemas of profiles, gate rules and the classification.
enum ReferenceSchemas {
  static let all: [NamedSchema] = [
    NamedSchema("ProfileSummary", .object(summary)),
    NamedSchema(
      "Profile",
      .object(
        summary + [
          .init("weights", .map(.number)), .init("fusion", anything), .init("priors", .map(.integer)),
          .init("points", .map(.integer)), .init("constants", .map(.integer)),
          .init("curves", .map(.array(.array(.integer)))),
        ])),
    NamedSchema(
      "GateRules",
      .object([
        .init("id", .string), .init("version", .string), .init("title", .string), .init("effective_from", .date),
        .init("county", .string), .init("sources", .array(anything)), .init("gates", anything),
        .init("trades", .array(anything)),
      ])),
    NamedSchema(
      "IndustryList",
      .object([.init("items", .array(.ref("Industry"))), .optional("next", .string), .init("total", .integer)])),
    NamedSchema(
      "Industry",
      .object([
        .init("code", .string), .optional("parent", .string), .init("name", .string), .init("level", .integer),
        .init("broad", .flag, summary: "宽泛类:代码相同不足以说明产品相同"),
      ])),
  ]

  private static let summary: [Schema.Member] = [
    .init("name", .string), .init("version", .integer), .init("title", .string),
    .init("rows", .choice(["firms", "plans"])), .init("ordering", .choice(["together", "in_turn"])),
  ]

  private static let anything = Schema.object([], isOpen: true)
}
