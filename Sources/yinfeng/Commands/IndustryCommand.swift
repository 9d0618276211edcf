import ArgumentParser
import Service

struct IndustryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "industry", abstract: "国民经济行业分类(GB/T 4754-2017):代码与类名",
    subcommands: [IndustryListCommand.self])
}

struct IndustryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "按代码开头或类名中的文字列出行业",
    discussion: """
      示例
        yinfeng industry list --search 丝绢
        yinfeng industry list --search 13 --level 4
      """)

  @Option(help: "代码开头,或类名中的文字") var search: String?
  @Option(help: "1 门类、2 大类、3 中类、4 小类") var level: Int?
  @Option(help: "上一页给出的位置") var after: String?
  @Option(help: "每页条数,1 至 1000") var limit = 50
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit 应在 1 到 1000 之间") }
  }

  func run() async throws {
    try await global.run { desk in
      let page = try await desk.industries(
        search, level: level, after: after, limit: limit, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(page)) }
      for industry in page.items { Console.line("\(industry.code)  \(industry.name)") }
      Console.line("共 \(page.total) 条" + (page.next.map { ",下一页:--after \($0)" } ?? ""))
    }
  }
}
