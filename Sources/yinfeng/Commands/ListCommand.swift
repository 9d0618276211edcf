import ArgumentParser
import Domain
import Service

/// `yinfeng ENTITY list`
struct ListCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List records, page by page.",
      discussion: """
        FILTERS are FIELD=VALUE, FIELD.contains=TEXT, FIELD.min=VALUE, FIELD.max=VALUE or FIELD.unknown=.
        `yinfeng \(Field.entity.command) fields` names the fields.

        EXAMPLES
          yinfeng \(Field.entity.command) list --search 线束
          yinfeng \(Field.entity.command) list --filter \(Field.record.name.name).contains=示例 --sort -id --limit 20
        """)
  }

  @Option(help: "Text to look for in names, codes and descriptions.") var search: String?
  @Option(help: "A condition; may be repeated, all must hold.") var filter: [String] = []
  @Option(help: "Field to order by, with - in front for largest first.") var sort: String?
  @Option(help: "Where the page before ended.") var after: String?
  @Option(help: "Rows a page, 1 to 1000.") var limit = 50
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let filters = try filter.map { text -> (name: String, text: String) in
        guard let pair = NamedPair(text) else {
          throw ServiceError(.invalid, code: "invalid_query", message: "筛选条件应写成 字段=值:「\(text)」。")
        }
        return (pair.name, pair.value)
      }
      let request = ListRequest(filters: filters, search: search, sort: sort, after: after, limit: limit)
      let page = try await desk.records(Field.self)
        .list(request, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(page)) }
      guard !page.items.isEmpty else {
        return Console.line("没有记录。可用 yinfeng \(Field.entity.command) add 新增,或 yinfeng sample load 载入示例。")
      }
      print(page)
    }
  }

  private func print(_ page: ListView<Field>) {
    let columns = [Field.record.name] + Field.record.listed
    var table = TextTable(
      [.init(header: "编号", alignRight: true)]
        + columns.map { .init(header: $0.label, flexible: $0 == Field.record.name || $0.kind.isList) })
    table.rows = page.items.map { view in
      ["\(view.stored.id)"] + columns.map { view.stored.record[$0]?.display($0.kind) ?? "" }
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
    Console.line("共 \(page.total) 条" + (page.next.map { ",下一页:--after \($0)" } ?? ""))
  }
}

/// `yinfeng ENTITY fields`
struct FieldsCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "fields", abstract: "Name the fields, what they hold and which are required.")
  }

  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    if json { return Console.line(try Console.json(Field.allCases.map(FieldLine.init))) }
    var table = TextTable([.init(header: "FIELD"), .init(header: "字段"), .init(header: "取值", flexible: true)])
    table.rows = Field.allCases.map { field in
      [field.name + (Field.required.contains(field) ? " *" : ""), field.label, Self.describe(field.kind)]
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
    Console.line("* 必填")
  }

  /// A field as JSON: `{name, label, kind, required}`.
  private struct FieldLine: Encodable {
    let name: String
    let label: String
    let kind: String
    let required: Bool

    init(_ field: Field) {
      name = field.name
      label = field.label
      kind = describe(field.kind)
      required = Field.required.contains(field)
    }
  }

  private static func describe(_ kind: FieldKind) -> String {
    switch kind {
    case .text, .creditCode, .industryCode: "文字"
    case .texts, .industryCodes: "多项,用、分开"
    case .choice(let choices): choices.map { "\($0.code) \($0.label)" }.joined(separator: " / ")
    case .money: "金额,如 3200万元;纯数字为元"
    case .quantity(let unit): "数量" + unit.rawValue
    case .count(let unit): "整数" + unit.rawValue
    case .date: "日期 2026-03-05"
    case .flag: "是 / 否"
    case .reference(let entity): "\(entity.label)的编号或名称"
    }
  }
}
