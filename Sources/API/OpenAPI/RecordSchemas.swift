import Domain
import Service

/// The schemas of one kind of record, from the catalogue of its fields.
struct RecordSchemas<Field: RecordField> {
  private var name: String { Field.record.schema }

  var all: [NamedSchema] { Field.isOnlyRead ? shown : shown + [NamedSchema("\(name)Input", input)] }

  private var shown: [NamedSchema] {
    [
      NamedSchema(name, record),
      NamedSchema(
        "\(name)List",
        .object([.init("items", .array(.ref(name))), .optional("next", .string), .init("total", .integer)])),
      NamedSchema(
        "\(name)State",
        .object([
          .init("state", .ref(name)), .init("began", .ref("Change")), .optional("ended", .ref("Change")),
          .init("fields", .array(.choice(Field.allCases.map(\.name)))),
        ])),
    ]
  }

  /// A record as it is shown; unknown fields are absent.
  private var record: Schema { .object(members) }

  /// The members of a record as it is shown.
  var members: [Schema.Member] {
    let fields = Field.allCases.map { field in
      Schema.Member(
        field.name, RecordSchemas.shown(field.kind), isRequired: Field.required.contains(field), summary: field.header)
    }
    let sources = Field.allCases.map { Schema.Member.optional($0.name, .ref("Source")) }
    let referring = Field.allCases.filter { if case .reference = $0.kind { true } else { false } }
    let names: [Schema.Member] =
      referring.isEmpty
      ? []
      : [.optional("names", .object(referring.map { .optional($0.name, .string) }), summary: "所指记录的名称")]
    return [.init("id", .integer), .init("change", .integer, summary: "写成当前状态的变更编号,即 ETag")] + fields
      + [.init("sources", .object(sources))] + names
      + (DiscloseContacts.kinds.contains(Field.entity) ? [.withheld] : [])
      + [.optional("warnings", .array(.string), summary: "写入时应注意的事;试运行与写入相同")]
  }

  /// A record as it is handed in. A create needs the required fields; a change gives only what changes.
  var input: Schema {
    let fields = Field.allCases.filter { !Field.managed.contains($0) }.map { field in
      Schema.Member.optional(field.name, RecordSchemas.given(field), summary: field.header)
    }
    return .example(.object(fields + [.optional("evidence", .ref("Evidence"))]), .object(RecordSchemas.example))
  }

  /// What whoever the record is about corrects of it.
  var own: Schema {
    .object(
      Field.allCases.filter { Field.own.contains($0) }.map { field in
        .optional(field.name, RecordSchemas.given(field), summary: field.header)
      })
  }

  /// A record as one might hand it in: its required fields and the first few others.
  private static var example: [String: JSONValue] {
    let typed = Field.allCases.filter { !Field.managed.contains($0) && !Field.personal.contains($0) }
    let shown = typed.filter { Field.required.contains($0) } + typed.filter { !Field.required.contains($0) }.prefix(3)
    var example: [String: JSONValue] = [:]
    for field in shown { example[field.name] = value(field) }
    example["evidence"] = .object(["kind": "manual", "title": "电话核实", "as_of": "2026-11-20", "grade": "self_reported"])
    return example
  }

  private static func value(_ field: Field) -> JSONValue {
    switch field.words {
    case .departments?: return "发改局"
    case .chainLinks?: return field.kind.isList ? .list(["E08"]) : "E08"
    case .leadKinds?: return "校友引荐"
    case .formalityItems?: return "项目代码"
    case .supportKinds?: return "直接投入无偿资金"
    case .consentPurposes?: return "招商联络"
    case .teamRoles?: return "成员"
    case .figures?: return "signed_count"
    case nil: break
    }
    switch field.kind {
    case .count(.year): return .integer(2026)
    case .text: return .string(field == Field.record.code ? "SL-2026-01" : "示例\(field.label)")
    case .texts: return .list([.string("示例\(field.label)")])
    case .creditCode: return "91440300000000001H"
    case .industryCode: return "3989"
    case .industryCodes: return .list(["3989"])
    case .choice(let choices): return .string(choices.first?.code ?? "")
    case .money: return "3200万元"
    case .quantity, .count, .reference: return .integer(12)
    case .date: return "2026-11-20"
    case .flag: return .flag(true)
    }
  }

  private static func shown(_ kind: FieldKind) -> Schema {
    switch kind {
    case .text, .creditCode, .industryCode: .string
    case .texts, .industryCodes: .array(.string)
    case .choice(let choices): .choice(choices.map(\.code))
    case .money, .count, .reference: .integer
    case .quantity: .number
    case .date: .date
    case .flag: .flag
    }
  }

  /// Beside the value itself a text is read as a cell of a workbook is (`3200万元`, `150亩`), and null means unknown.
  private static func given(_ field: Field) -> Schema {
    let text = Schema.text(field.textRule.longest)
    return switch field.kind {
    case .text, .creditCode, .industryCode: .anyOf([text, .null])
    case .choice, .date: .anyOf([.string, .null])
    case .texts, .industryCodes:
      .anyOf([.list(text, TextRule.mostItems), .text(TextRule.paragraph.longest), .null])
    case .money, .count, .reference: .anyOf([.integer, .string, .null])
    case .quantity: .anyOf([.number, .string, .null])
    case .flag: .anyOf([.flag, .string, .null])
    }
  }
}
