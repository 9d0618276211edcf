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
      var names: [String: String] = [:]
      if let list = Field.record.code?.words {
        let words = try await desk.words(of: list)
        names = Dictionary(uniqueKeysWithValues: words.words.map { ($0.value, $0.label) })
        if let search, page.items.isEmpty { return WordPrinter.print(words.holding(search), of: list) }
      }
      guard !page.items.isEmpty else {
        return Console.line("没有记录。可用 yinfeng \(Field.entity.command) add 新增,或 yinfeng sample load 载入示例。")
      }
      print(page, names)
    }
  }

  /// Prints a page; `names` are the words on screen of codes that have some.
  private func print(_ page: ListView<Field>, _ names: [String: String]) {
    let columns = [Field.record.name] + Field.record.listed
    var table = TextTable(
      [.init(header: "编号", alignRight: true)]
        + columns.map { .init(header: $0.label, flexible: $0 == Field.record.name || $0.kind.isList) })
    table.rows = page.items.map { view in
      ["\(view.stored.id)"]
        + columns.map { column in
          let text = view.stored.record[column]?.display(column.kind) ?? ""
          return column.words == Field.record.code?.words ? names[text] ?? text : text
        }
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
    Console.line("共 \(page.total) 条" + (page.next.map { ",下一页:--after \($0)" } ?? ""))
  }
}
