/// The schemas of imports.
enum ImportSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "ImportReport",
      .object([
        .optional("change", .integer), .init("file", .string), .init("sheet", .string),
        .init("sheets", .array(.ref("SheetReading")), summary: "每张表、每一列如何理解"), .init("days", .array(.ref("FactDay"))),
        .init("rows", .integer),
        .init("created", .integer), .init("updated", .integer), .init("confirmed", .integer),
        .init("unchanged", .integer),
        .init("repeated", .integer), .init("rejected", .integer), .init("flagged", .integer), .init("dry_run", .flag),
        .init("problems", .array(.ref("RowProblem"))), .init("results", .array(.ref("RowResult"))),
        .init("problem_count", .integer), .init("differences", .array(.ref("ListedDifference"))),
        .init("truncated", .flag),
      ])),
    NamedSchema(
      "FactDay",
      .object([
        .init("sheet", .string), .init("as_of", .date),
        .init("basis", .choice(["asked", "sheet", "saved", "modified", "received"])),
      ])),
    NamedSchema(
      "ListedDifference",
      .object([
        .optional("id", .integer, summary: "试运行时没有"), .optional("sheet", .string), .optional("row", .integer),
        .init("name", .string), .init("entity", .string), .init("record", .integer), .init("field", .string),
        .init("label", .string), .optional("standing", .string), .optional("standing_source", .ref("Source")),
        .optional("told", .string), .init("told_source", .ref("Source")),
      ])),
    NamedSchema(
      "TableImport",
      .object([
        .optional("change", .integer), .init("file", .string), .init("rows", .integer), .init("created", .integer),
        .init("updated", .integer),
        .init("open", .integer, summary: "没有填写的行,略过"),
        .init("unknown_columns", .array(.string), summary: "有内容而不是字段的列,没有读入"),
        .init("repeated", .array(.ref("RepeatedRow"))),
        .init("problems", .array(.ref("RefusedRow"))),
        .init("dry_run", .flag),
      ])),
    NamedSchema(
      "RepeatedRow", .object([.init("row", .integer), .init("id", .integer), .init("message", .string)])),
    NamedSchema(
      "RefusedRow",
      .object([
        .init("row", .integer), .init("field", .string, summary: "空为整行"), .init("message", .string),
      ])),
    NamedSchema(
      "RowProblem",
      .object([
        .init("sheet", .string), .init("row", .integer), .init("column", .string), .init("field", .string),
        .init("value", .string), .init("code", .string), .init("severity", .choice(["row", "cell", "note"])),
        .init("message", .string), .init("hint", .string),
        .init("choices", .array(.string), summary: "可能所指,最像的在前"),
      ])),
    NamedSchema(
      "SheetReading",
      .object([
        .init("name", .string), .optional("kind", .choice(["firms", "people"]), summary: "没有读的工作表没有"),
        .init("header_row", .integer), .init("rows", .integer),
        .init(
          "columns",
          .array(
            .object([
              .init("column", .string), .init("header", .string), .optional("field", .string), .init("label", .string),
              .init("guesses", .array(.string)), .init("samples", .array(.string)), .init("is_settled", .flag),
            ]))),
      ])),
    NamedSchema(
      "RowResult",
      .object([
        .init("sheet", .string), .init("row", .integer),
        .init("outcome", .choice(["created", "updated", "confirmed", "unchanged", "repeated", "refused"])),
        .init("name", .string),
        .init(
          "cells",
          .array(
            .object([
              .init("field", .string), .init("label", .string), .optional("old", .string), .optional("new", .string),
            ]))),
      ])),
  ]
}
