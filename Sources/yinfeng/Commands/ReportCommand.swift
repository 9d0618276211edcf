import ArgumentParser
import Domain
import Service

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "报表:月报、高校帮扶、漏斗、履约、考察、承诺、卡点、交办",
    discussion: """
      示例
        yinfeng report monthly --month 2026-11
        yinfeng report monthly --month 2026-11 --format xlsx --output 月报.xlsx
        yinfeng report monthly --month 2026-11 --format html --output 月报.html
        yinfeng report monthly --month 2026-11 --figure arrived_amount
        yinfeng report school --from 2026-01-01 --to 2026-12-31
        yinfeng report cohort --to 2026-11-30 --json
        yinfeng report school --papers 佐证材料.zip
      """)

  @Argument(help: "monthly 月报、school 高校帮扶、funnel 漏斗、cohort 履约、visits 考察、promises 承诺、stuck 卡点、orders 交办")
  var kind: ReportKindArgument
  @Option(help: "月份 yyyy-mm") var month: String?
  @Option(help: "起始日期,默认当年1月1日") var from: String?
  @Option(help: "截止日期,默认今天") var to: String?
  @Option(help: "table、json、xlsx 或 html(A4 打印)") var format = ReportFormat.table
  @Option(name: .shortAndLong, help: "写到哪个文件,xlsx 与 html 必填") var output: String?
  @Option(help: "把每项指标的佐证材料连同目录存为压缩包(school)") var papers: String?
  @Option(help: "列出月报一项指标由哪些记录相加而得(monthly),如 signed_amount") var figure: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if figure != nil, kind.kind != .monthly { throw ValidationError("--figure 只用于 monthly") }
    if papers != nil, kind.kind != .school { throw ValidationError("--papers 只用于 school") }
    if format == .xlsx || format == .html, output == nil {
      throw ValidationError("--format \(format.rawValue) 须用 --output 写明文件")
    }
    if format == .table || format == .json, output != nil {
      throw ValidationError("--output 须与 --format xlsx 或 html 合用;表格与 JSON 只显示在屏幕上")
    }
  }

  func run() async throws {
    let first = try DayOption.parse(from, "--from")
    let last = try DayOption.parse(to, "--to")
    try await global.run { desk in
      try OutputFile.demandFree(papers, overwriting)
      if let papers { return try await gather(papers, first, last, desk) }
      if let figure {
        let view = try await desk.report.figure(
          figure, month: month, from: first, to: last, today: desk.today(),
          organisation: desk.invocation().organisation)
        return try FigurePrinter.print(view, global.json)
      }
      let report = try await desk.report(
        kind.kind, month: month, from: first, to: last, today: desk.today(),
        organisation: desk.invocation().organisation)
      let leaving = Leaving(desk, "report \(kind.kind.rawValue)", asked, rows: report.rowCount)
      switch global.json ? .json : format {
      case .json: Console.line(try Console.json(report))
      case .xlsx: try await OutputFile.write(try ReportSheet(report).bytes(), to: output ?? "", overwriting, leaving)
      case .html: try await OutputFile.write(report.page, to: output ?? "", overwriting, leaving)
      case .table: ReportPrinter.print(report)
      }
    }
  }
}

extension ReportCommand {
  private var asked: [(name: String, text: String?)] { [("month", month), ("from", from), ("to", to)] }

  private func gather(_ path: String, _ from: CalendarDate?, _ to: CalendarDate?, _ desk: Desk) async throws {
    let progress = ProgressLine()
    let gathered = try await OutputFile.making(path) { place in
      try await desk.figurePapers(
        to: place, month: month, from: from, until: to, limit: Surroundings.current?.limit, today: desk.today(),
        organisation: desk.invocation().organisation
      ) { progress.show("归档", $0, of: $1) }
    }
    progress.end()
    try await Leaving(desk, "report school papers", asked, rows: gathered.files).note(written: path)
    if global.json { return Console.line(try Console.json(gathered)) }
    Console.line("已把 \(gathered.figures) 项指标的 \(gathered.files) 份材料存入 \(path)")
    guard !gathered.missing.isEmpty else { return }
    Console.line("尚未附文件的依据 \(gathered.missing.count) 条:")
    for line in gathered.missing.prefix(10) { Console.paragraph(line, indent: 2, hanging: 4) }
    if gathered.missing.count > 10 { Console.line("  … 见压缩包内的目录。") }
    Console.line("补附:yinfeng attachment add 文件 --to 类别=编号")
  }
}

/// How a report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, xlsx, html
}

/// A report's name as it is typed.
struct ReportKindArgument: ExpressibleByArgument {
  let kind: MakeReport.Kind

  init?(argument: String) {
    guard let kind = MakeReport.Kind(rawValue: argument) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { MakeReport.Kind.allCases.map(\.rawValue) }
}

/// Prints the rows of a figure.
enum FigurePrinter {
  static func print(_ view: FigureView, _ isJSON: Bool) throws {
    if isJSON { return Console.line(try Console.json(view)) }
    Console.line("\(view.label)  \(view.from.chinese)至\(view.to.chinese)  合计 \(view.words(view.value)) \(view.unit)")
    guard !view.rows.isEmpty else { return Console.line("  没有计入的记录。") }
    var table = TextTable([
      .init(header: "编号", alignRight: true), .init(header: "日期"), .init(header: "项目或事项", flexible: true),
      .init(header: view.unit, alignRight: true), .init(header: "依据", flexible: true),
    ])
    table.rows = view.rows.map { row in
      [
        "\(row.id)", row.day?.description ?? "", [row.title, row.firm].compactMap(\.self).joined(separator: " "),
        view.words(row.value), ([row.ground].compactMap(\.self) + row.papers.map(\.name)).joined(separator: ";"),
      ]
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
  }
}

/// Prints a report's tables one below the other.
enum ReportPrinter {
  static func print(_ report: Report) {
    Console.line("\(report.title)  \(report.period)")
    for section in report.sections {
      Console.line("")
      Console.line(section.title)
      guard !section.rows.isEmpty else {
        Console.line("  没有数据。")
        continue
      }
      var table = TextTable(
        section.columns.indices.map { index in
          let isText = section.isText(index)
          return .init(header: section.columns[index].label, alignRight: !isText, flexible: isText)
        })
      table.rows = section.rows.map { $0.map(\.display) }
      if table.naturalWidth <= Console.width {
        for line in table.lines(width: Console.width) { Console.line(line) }
      } else {
        // A table that does not fit would cut its words; each row is told instead.
        for row in section.rows {
          let told = zip(section.columns, row).dropFirst().filter { $0.1 != .none }.map { "\($0.label) \($1.display)" }
          Console.paragraph(row[0].display + ":" + told.joined(separator: ","), indent: 2, hanging: 4)
        }
      }
    }
    if !report.notes.isEmpty { Console.line("") }
    for note in report.notes { Console.paragraph(note, indent: 0, hanging: 2) }
  }
}

struct FreezeMonthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "将已结束月份的指标定稿,其后改动列为更正",
    discussion: """
      示例
        yinfeng frozen-month freeze 2026-10
      """)

  @Argument(help: "月份 yyyy-mm") var month: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.freezeMonth(
        month, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, "已定稿", global.json, desk)
    }
  }
}
