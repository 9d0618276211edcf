import ArgumentParser
import Service

/// `yinfeng enterprise export`
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write firms as a workbook or table that import reads.",
    discussion: """
      A workbook has sheets for firms, plans and people; a CSV file has the firms. Contact data is masked; importing the
      file again leaves it as it is kept.

      EXAMPLES
        yinfeng enterprise export 校友企业.xlsx
        yinfeng enterprise export 校友企业.csv --search 线束
      """)

  @Argument(help: "FILE.xlsx or FILE.csv.", completion: .file(extensions: ["xlsx", "csv"])) var file: String
  @Option(help: "Only firms that a search finds.") var search: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let progress = ProgressLine()
      let count = try await desk.export.enterprises(
        to: file, search: search, organisation: desk.invocation().organisation
      ) { progress.show("导出", $0, of: $1) }
      progress.end()
      if global.json { return Console.line(try Console.json(["enterprises": count])) }
      Console.line("已导出 \(count) 家企业到 \(file)")
    }
  }
}
