import ArgumentParser
import Service

/// `yinfeng industry`
struct IndustryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "industry", abstract: "国民经济行业分类: codes and names of GB/T 4754-2017.",
    subcommands: [IndustryListCommand.self])
}

/// `yinfeng industry list`
struct IndustryListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List industries by the beginning of a code or by words of the name.",
    discussion: """
      EXAMPLES
        yinfeng industry list --search 丝绢
        yinfeng industry list --search 13 --level 4
      """)

  @Option(help: "The beginning of a code, or words that the name holds.") var search: String?
  @Option(help: "1 section, 2 division, 3 group, 4 class.") var level: Int?
  @Option(help: "Where the page before ended.") var after: String?
  @Option(help: "Rows a page, 1 to 1000.") var limit = 50
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
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
