import ArgumentParser
import Domain
import Foundation
import Service
import Sheets

struct ImportWorkbookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入企业或校友名册",
    discussion: """
      支持 \(TableFiles.words)。旧格式 .xls、.et 由本机的 ssconvert 或 LibreOffice 转换后读取;PDF 不能导入。
      文件种类按内容判断,不看文件名。一个文件是一次变更,全部写入或全不写入。请先用 --dry-run 试运行。

      示例
        yinfeng enterprise import 登记表.xlsx --dry-run
        yinfeng enterprise import 登记表.xlsx --as-of 2026-03-31 --report 问题.xlsx
        yinfeng enterprise import 名单.csv --map "规模=headcount" --skip-invalid
        yinfeng enterprise import 通讯录.xlsx --confirm "宏图包装=武汉宏图示例包装有限公司"
      """)

  @Argument(help: "文件", completion: .file(extensions: TableFiles.extensions)) var file: String
  @Flag(name: .customLong("dry-run"), help: "只读取并比较,不写入") var dryRun = false
  @Flag(name: .customLong("skip-invalid"), help: "跳过不能导入的行,写入其余各行")
  var skipInvalid = false
  @Option(help: "列名=字段:指明某列是什么,可多次") var map: [String] = []
  @Option(help: "简称=全称:指明简称是哪家企业,可多次") var confirm: [String] = []
  @Option(
    name: .customLong("as-of"),
    help: "事实属实的日期 yyyy-mm-dd,默认为表中所写,否则为文件保存之日;写明时,相同内容也按此日期更新")
  var asOf: String?
  @Option(help: "依据等级:oral 口头、self_reported 自报、documented 书面") var grade = "self_reported"
  @Option(help: "把要改的行按原表头写入此 XLSX 或 CSV 文件;没有要改的行则只写表头") var report: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws { _ = try options() }

  private func options() throws -> ImportOptions {
    var options = ImportOptions(fileName: URL(filePath: file).lastPathComponent)
    options.isDryRun = dryRun
    options.skipsInvalid = skipInvalid
    options.gathersMending = report != nil
    options.columnMap = try pairs(map, "--map")
    options.confirmedNames = try pairs(confirm, "--confirm")
    if let asOf {
      guard let date = CalendarDate(asOf) else {
        throw ValidationError("--as-of 应是日期,如 2026-03-05,不能是「\(asOf)」")
      }
      options.asOf = date
    }
    guard let grade = EvidenceGrade(word: grade) else {
      throw ValidationError("--grade 可填 \(EvidenceGrade.choices),不能是「\(grade)」")
    }
    options.grade = grade
    return options
  }

  func run() async throws {
    let settled = try options()
    try await global.run { desk in
      try OutputFile.demandFree(report, overwriting)
      let progress = ProgressLine()
      let result = try await Interrupt.cancelling {
        try await desk.importWorkbook(
          path: InputFile.path(file), options: settled, today: desk.today(), invocation: desk.invocation(),
          progress: { step in
            switch step {
            case .reading(let bytes, let total): progress.show("读取", bytes, of: total)
            case .writing(let rows, let total): progress.show("写入", rows, of: total)
            }
          })
      }
      progress.end()
      if global.json { Console.line(try Console.json(result)) } else { print(result) }
      if let report { try await write(result, to: report) }
      if result.rejected > 0, !skipInvalid { throw ExitCode(65) }
    }
  }

  private func pairs(_ words: [String], _ option: String) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for word in words {
      guard let pair = NamedPair(word) else { throw ValidationError("\(option) 应写成 甲=乙,不能是「\(word)」") }
      pairs[pair.name] = pair.value
    }
    return pairs
  }

  private func write(_ result: ImportReport, to path: String) async throws {
    try await OutputFile.making(path) { place in
      do { try RowReport(result.mending).write(to: place) } catch { throw ServiceError(writing: path, error) }
    }
    let rows = result.mending.reduce(0) { $0 + $1.rows.count }
    Console.error(
      rows == 0
        ? "没有要改的行:\(path) 只有原表头,不必再导入。"
        : "\(rows) 行要看或要改,已写入 \(path)。改好后运行:yinfeng enterprise import \(path)")
  }

  /// What is wrong, and how to mend it.
  private func sentences(_ problem: ProblemView) -> String {
    [problem.message, problem.hint].filter { !$0.isEmpty }.map { $0.hasSuffix("。") ? $0 : $0 + "。" }.joined()
  }

  private func print(_ report: ImportReport) {
    Console.line("\(report.file) · \(report.sheet)")
    let isOneDay = Set(report.days.map(\.asOf)).count == 1
    for day in isOneDay ? Array(report.days.prefix(1)) : report.days {
      Console.line("内容日期:\(day.asOf)(\(day.basis.label))" + (isOneDay ? "" : " · \(day.sheet)"))
    }
    Console.line(
      "读到 \(report.rows) 行:新增 \(report.created),更新 \(report.updated),确认 \(report.confirmed),无变化 \(report.unchanged),"
        + "重复 \(report.repeated),拒绝 \(report.rejected);问题 \(report.problemCount) 处")
    for problem in report.problems.prefix(20) {
      Console.paragraph(
        "第 \(problem.row) 行 \(problem.column):\(sentences(problem)) [\(problem.code)]", indent: 2,
        hanging: 4)
    }
    if report.problemCount > 20 { Console.line("  … 共 \(report.problemCount) 处问题,用 --report FILE.xlsx 看全部。") }
    for result in report.results.filter({ $0.outcome == .updated }).prefix(10) {
      let cells = result.cells.map {
        "\($0.label.isEmpty ? $0.field : $0.label) \($0.old ?? "(未知)") → \($0.new ?? "(未知)")"
      }
      Console.paragraph("更新 \(result.name):\(cells.joined(separator: ";"))", indent: 2, hanging: 4)
    }
    DifferencePrinter.print(report.differences)
    if report.dryRun {
      Console.line("试运行,没有写入。")
      if report.rejected > 0, !skipInvalid {
        Console.paragraph("有 \(report.rejected) 行不能导入,因此整个文件都不会写入。改好后再导入,或加 --skip-invalid 看只导入其余各行的结果。")
      }
    } else if let change = report.change {
      Console.line("已写入,变更 \(change)。撤销:yinfeng change undo \(change)")
    } else if report.rejected > 0, !skipInvalid {
      Console.line("有被拒绝的行,没有写入任何数据。改好后重新导入,或加 --skip-invalid 只导入其余各行。")
    } else {
      Console.line("没有变化,没有写入。")
    }
  }
}

/// Turns Ctrl-C into the cancellation of the work.
enum Interrupt {
  static func cancelling<Result: Sendable>(_ work: @escaping () async throws -> Result) async throws -> Result {
    // A server that runs it for somebody keeps its signals.
    guard Surroundings.current == nil else { return try await work() }
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT)
    nonisolated(unsafe) let work = work
    let task = Task { try await unsafe work() }
    source.setEventHandler { task.cancel() }
    source.resume()
    defer {
      source.cancel()
      signal(SIGINT, SIG_DFL)
    }
    return try await task.value
  }
}
