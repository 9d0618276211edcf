import ArgumentParser
import Domain
import Service

/// `yinfeng ENTITY list`
struct ListCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "列出记录,可筛选、查找、排序、分页",
      discussion: """
        筛选写成 字段=值、字段.contains=文字、字段.min=值、字段.max=值 或 字段.unknown=。
        字段用英文名或中文名,见 yinfeng \(Field.entity.command) fields;取值照常书写:选项的代码或用词、
        3200万元、2026年3月(该月各日),所指的记录写编号、代码或名称。查找也认拼音:首字母或全拼。

        示例
          yinfeng \(Field.entity.command) list --search 线束
          yinfeng \(Field.entity.command) list --filter \(Field.record.name.name).contains=示例 --sort -id --limit 20
        """)
  }

  @Option(help: "在名称、代码与说明中查找的文字") var search: String?
  @Option(help: "筛选条件,可多次,须同时满足", completion: Completions.assignments(Field.self)) var filter: [String] = []
  @Option(parsing: .unconditional, help: "排序字段,前加 - 为从大到小", completion: Completions.sortings(Field.self)) var sort:
    String?
  @Option(help: "上一页给出的位置") var after: String?
  @Option(help: "每页条数,1 至 1000") var limit = 50
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
      if let list = Field.coded?.words, let search, page.items.isEmpty {
        let found = try await desk.words(of: list).holding(search)
        if !found.isEmpty || Field.record.code?.words == list { return WordPrinter.print(found, of: list) }
      }
      if page.items.isEmpty, !filter.isEmpty || search != nil || after != nil {
        return Console.line("没有符合条件的记录。")
      }
      guard !page.items.isEmpty else {
        return Console.line("没有记录。可用 yinfeng \(Field.entity.command) add 新增,或 yinfeng sample load 载入示例。")
      }
      print(page, try await CodeNames(of: Self.columns, desk))
    }
  }

  private static var columns: [Field] { [Field.record.name] + Field.record.listed }

  /// Prints a page; `codes` are the words on screen of codes that have some.
  private func print(_ page: ListView<Field>, _ codes: CodeNames) {
    let columns = Self.columns
    var table = TextTable(
      [.init(header: "编号", alignRight: true)]
        + columns.map { field in
          let isReference = if case .reference = field.kind { true } else { false }
          let isName = field == Field.record.name || isReference
          let isShort = if case .choice = field.kind { true } else { field == Field.record.code }
          return .init(header: field.label, flexible: isName || (field.kind.isText && !isShort), isName: isName)
        })
    table.rows = page.items.map { view in
      ["\(view.stored.id)"]
        + columns.map { column in
          let record = view.stored.record
          guard let value = record[column] else { return "" }
          return codes.display(value, column) ?? view.names.display(value, column) + record.unit(of: column)
        }
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
    Console.line("共 \(page.total) 条" + (page.next.map { ",下一页:--after \($0)" } ?? ""))
  }
}
