import ArgumentParser
import Domain
import Foundation
import Service

struct AttachmentAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "把文件存为记录或报表指标的附件",
    discussion: """
      文件存入数据库,同一文件只存一份;类型与大小按 file-kinds 核对。

      示例
        yinfeng attachment add 协议.pdf --to opportunity=ZT-2026-001
        yinfeng attachment add 验资.pdf --to arrival=3 --paper 示验〔2026〕1号
        yinfeng attachment add 签到册.pdf --figure 培训技术人员人次 --period 2026
      """)

  @Argument(help: "文件", completion: .file()) var file: String
  @Option(help: "所附记录:类别=编号、代码或名称") var to: String?
  @Option(help: "所附指标:代码或名称") var figure: String?
  @Option(help: "指标的月份 yyyy-mm 或年份 yyyy") var period: String?
  @Option(help: "名称,默认为文件名") var title: String?
  @Option(help: "文号") var paper: String?
  @Option(help: "成文日期") var dated: String?
  @Option(help: "备注") var note: String?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (to == nil) != (figure == nil) else { throw ValidationError("请用 --to 写明记录,或用 --figure 写明指标") }
    guard (figure == nil) == (period == nil) else { throw ValidationError("--figure 与 --period 须一起写") }
  }

  func run() async throws {
    let given: [(AttachmentField, String?)] = [(.title, title), (.paper, paper), (.datedOn, dated), (.note, note)]
    let words = given.reduce(into: [String: InputValue]()) { $0[$1.0.name] = $1.1.map { .text($0) } }
    try await global.run { desk in
      let place = try to.map { try AttachedTo(record: $0) } ?? .figure(figure ?? "", period: period ?? "")
      let receipt = try await desk.attachments(
        path: InputFile.path(file), name: URL(filePath: file).lastPathComponent, to: place, words: words,
        today: desk.today(),
        isDryRun: dryRun, invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, dryRun ? "将存入" : "已存入", global.json, desk)
    }
  }
}

struct AttachmentGetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "取出附件的文件",
    discussion: """
      示例
        yinfeng attachment get 812
        yinfeng attachment get 812 --output 协议.pdf
      """)

  @Argument(help: "附件的编号,或只对应一条的部分名称") var attachment: String
  @Option(name: .shortAndLong, help: "写到哪个文件,默认为其文件名;- 为标准输出") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let file = try await desk.attachments.content(attachment, organisation: desk.invocation().organisation)
      let path = output ?? file.name
      try await OutputFile.write(
        file.bytes, to: path, overwriting,
        Leaving(desk, "attachment get", [("attachment", attachment)], rows: 1, as: .read))
      if global.json, path != "-" {
        struct Written: Encodable {
          let file: String
          let media_type: String
          let bytes: Int
        }
        Console.line(
          try Console.json(Written(file: path, media_type: file.mediaType, bytes: file.bytes.count)))
      }
    }
  }
}
