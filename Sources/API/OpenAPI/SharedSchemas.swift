import Domain
import Service

/// The schemas that several routes share.
enum SharedSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "Problem",
      .object([
        .init("type", .string), .init("title", .string), .init("status", .integer), .init("detail", .string),
        .init("instance", .string, summary: "本次拒绝,含请求编号"),
        .init("code", .string), .init("request_id", .string), .init("errors", .array(.ref("FieldProblem"))),
        .optional("candidates", .array(.ref("Candidate"))), .optional("report", .ref("ImportReport")),
        .optional("remedy", .ref("Remedy"), summary: "可以怎样办"),
      ])),
    NamedSchema(
      "Remedy",
      .object([
        .init("do", .string, summary: "办什么"), .optional("method", .string),
        .optional("path", .string, summary: "须由管理员办的没有"),
      ])),
    NamedSchema(
      "Withheld",
      .object([.init("code", .string), .init("message", .string), .optional("remedy", .ref("Remedy"))])),
    NamedSchema(
      "FieldProblem", .object([.init("field", .string), .init("code", .string), .init("message", .string)])),
    NamedSchema("Candidate", .object([.init("id", .integer), .optional("code", .string), .init("name", .string)])),
    NamedSchema(
      "Source",
      .object([
        .init(
          "kind", .choice(Source.Kind.allCases.map(\.rawValue) + [SourceView.inferredKind]),
          summary: "inferred 为程序推断,不是谁的说法"),
        .init("title", .string), .init("as_of", .date), .init("grade", grades),
      ])),
    NamedSchema(
      "Evidence",
      .object([
        .optional("kind", kinds), .optional("title", .text(TextRule.name.longest)), .optional("as_of", .date),
        .optional("grade", grades), .optional("take", .flag, summary: "以本次为准:现有内容依据更强或日期更晚,也以本次替换"),
      ])),
    NamedSchema(
      "Change",
      .object([
        .init("id", .integer), .init("version", .integer), .init("actor", .string), .init("use_case", .string),
        .init("request_id", .string), .optional("note", .string), .optional("undoes", .integer),
        .optional("undone_by", .integer, summary: "已被此变更撤销"),
        .init("recorded_at", .instant),
      ])),
    NamedSchema("Deletion", .object([.init("id", .integer), .optional("change", .integer)])),
    NamedSchema(
      "Undoing",
      .object([.optional("change", .integer), .init("removed", .map(.integer)), .init("restored", .map(.integer))])),
    NamedSchema("State", .object([.init("status", .choice(["ok", "ready"]))])),
  ]

  private static let kinds = Schema.choice(Source.Kind.allCases.map(\.rawValue))
  private static let grades = Schema.choice(EvidenceGrade.allCases.map(\.rawValue))
}

extension Schema.Member {
  /// Why contact data that was asked for stays masked.
  static let withheld = optional("withheld", .ref("Withheld"), summary: "写明了用途而联系方式仍隐去的原因与办法")
}
