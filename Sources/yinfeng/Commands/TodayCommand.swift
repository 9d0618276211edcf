import ArgumentParser
import Domain
import Service

struct TodayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "今日清单:逾期、到期、交办、等待、没有下一步、久无进展",
    discussion: """
      --owner 写账号或姓名;几个账号同名时须写账号。

      示例
        yinfeng today
        yinfeng today --mine --actor li.ming
        yinfeng today --owner 王专员 --limit 20
      """)

  @Option(help: "只看此人的:账号或姓名") var owner: String?
  @Flag(help: "只看经办人(--actor)自己的") var mine = false
  @Option(help: "每个名单的条数,1 至 1000") var limit = 20
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard owner == nil || !mine else { throw ValidationError("--owner 与 --mine 只能用一个") }
  }

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.showToday(
        owner: mine ? desk.acting.words : owner, limit: limit, today: desk.today(),
        organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(view)) }
      TodayPrinter.print(view)
    }
  }
}

struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "提醒文本:责任人与领导各一份,另有红色清单",
    discussion: """
      示例
        yinfeng digest
        yinfeng digest --reader 王专员
        yinfeng digest --mine --actor li.ming
      """)

  @Option(help: "只要此人的一份:账号或姓名") var reader: String?
  @Flag(help: "只要经办人(--actor)自己的一份") var mine = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard reader == nil || !mine else { throw ValidationError("--reader 与 --mine 只能用一个") }
  }

  func run() async throws {
    try await global.run { desk in
      let letters = try await desk.digest(
        reader: mine ? desk.acting.words : reader, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(letters)) }
      guard !letters.isEmpty else { return Console.line("今天没有需要提醒的事项。") }
      for (index, letter) in letters.enumerated() {
        if index > 0 { Console.line("") }
        for line in letter.text.split(separator: "\n") { Console.paragraph(String(line), indent: 0, hanging: 3) }
      }
    }
  }
}
