import ArgumentParser
import Service

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出企业为工作簿或表格,可原样再导入",
    discussion: """
      工作簿有企业、拟投项目、人员三张表,CSV 只有企业。联系方式隐去,写明用途的按授权显示;隐去的再导入时保持库中原样。

      示例
        yinfeng enterprise export 校友企业.xlsx
        yinfeng enterprise export 校友企业.csv --search 线束
        yinfeng enterprise export 校友企业.xlsx --purpose 招商联络 --side school
      """)

  @Argument(help: "文件:.xlsx 或 .csv", completion: .file(extensions: ["xlsx", "csv"])) var file: String
  @Option(help: "只要查找到的企业") var search: String?
  @OptionGroup var contact: ContactOptions
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      try OutputFile.demandFree(file, overwriting)
      let progress = ProgressLine()
      let receipt = try await OutputFile.making(file) { place in
        try await desk.export.enterprises(
          to: place, search: search, for: contact.wish, invocation: desk.invocation()
        ) { progress.show("导出", $0, of: $1) }
      }
      progress.end()
      try await Leaving(
        desk, "enterprise export", [("search", search), ("purpose", contact.wish?.purpose)], rows: receipt.enterprises
      ).note(written: file)
      if global.json { return Console.line(try Console.json(receipt)) }
      Console.line("已导出 \(receipt.enterprises) 家企业到 \(file)")
      if let withheld = receipt.withheld, withheld > 0 {
        Console.paragraph(
          "\(withheld) 家企业、位校友没有为「\(receipt.purpose ?? "")」的有效授权,联系方式仍隐去;登记授权:yinfeng consent add …", hanging: 2)
      }
    }
  }
}
