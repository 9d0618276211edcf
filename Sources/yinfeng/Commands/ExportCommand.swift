import ArgumentParser
import Service

/// `yinfeng enterprise export`
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出企业为工作簿或表格,可原样再导入",
    discussion: """
      工作簿有企业、拟投项目、人员三张表,CSV 只有企业。联系方式隐去;再导入时保持库中原样。

      示例
        yinfeng enterprise export 校友企业.xlsx
        yinfeng enterprise export 校友企业.csv --search 线束
      """)

  @Argument(help: "文件:.xlsx 或 .csv", completion: .file(extensions: ["xlsx", "csv"])) var file: String
  @Option(help: "只要查找到的企业") var search: String?
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
