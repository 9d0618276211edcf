import ArgumentParser
import Domain
import Service

struct ReviewSheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "生成联审表,一项目一表",
    discussion: """
      网页按 A4 打印,工作簿一项目一张表。不给 --output 则以会次为名写在当前文件夹,--output - 直接输出。
      未答复的部门显示为未答复。

      示例
        yinfeng review-session sheet 2026年第2次 --format html
        yinfeng review-session sheet 2026年第2次 --format xlsx --output 审查表.xlsx
        yinfeng review-session sheet 2 --json
      """)

  @Argument(help: "联审会:编号、会次或其一部分", completion: Completions.records(of: .reviewSession)) var session: String
  @Option(help: "html 或 xlsx") var format = VisitPaperFormat.html
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let sheets = try await desk.drawReviewSheets(
        session, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(sheets)) }
      let paper = sheets.printed
      let bytes = try paper.bytes(format.format)
      try await OutputFile.write(
        bytes, to: output ?? "\(paper.name).\(format.rawValue)", overwriting,
        Leaving(desk, "review-session sheet", [("session", session)], rows: sheets.projects.count))
    }
  }
}
