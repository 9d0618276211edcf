import ArgumentParser
import Scoring
import Service

/// `yinfeng enterprise gaps`
struct GapsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps", abstract: "补录表: per firm the three facts that would move it most, and where to look each up.",
    discussion: """
      Each firm is held against the need it fits best, or the one named. The workbook has an empty cell for every fact of
      the firm itself that is missing; filled in, `yinfeng enterprise import` reads it as it is. What is asked of whom is
      data (db/reference/check-questions.tsv), the same as on the check sheet of a visit.

      EXAMPLES
        yinfeng enterprise gaps --top 20
        yinfeng enterprise gaps --format xlsx --output 补录表.xlsx
        yinfeng enterprise gaps --need SQ-2026-01 --json
      """)

  @Option(help: "Only for this need: id, code, or part of exactly one title.") var need: String?
  @Option(help: "How many firms at most, 1 to 1000.") var top = 200
  @Option(help: "table, json or xlsx.") var format = OutputFormat.table
  @Option(name: .shortAndLong, help: "File to write; required for xlsx.") var output: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if format == .csv { throw ValidationError("choose table, json or xlsx") }
    if format == .xlsx, output == nil { throw ValidationError("--format xlsx needs --output FILE") }
    guard (1...1000).contains(top) else { throw ValidationError("--top must be between 1 and 1000") }
  }

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.gaps(
        need: need, top: top, today: desk.today(), organisation: desk.invocation().organisation)
      switch global.json ? .json : format {
      case .json: Console.line(try Console.json(view))
      case .xlsx, .csv:
        guard let output else { return }
        try desk.sheet(of: view).write(to: output)
        Console.error("已写入 \(output),\(view.items.count) 家企业。填好后运行:yinfeng enterprise import \(output) --dry-run")
      case .table: print(view)
      }
    }
  }

  private func print(_ view: GapsView) {
    guard !view.items.isEmpty else {
      return Console.line("没有待补录的事实。若还没有企业或招商项目,请先导入企业(yinfeng enterprise import)、登记项目(yinfeng need add)。")
    }
    for (index, item) in view.items.enumerated() {
      Console.paragraph(
        "\(index + 1). \(item.enterprise.name) → \(item.need.code) \(item.need.title)  \(item.score.text) 分", indent: 0,
        hanging: 3)
      for fact in item.facts {
        let moves = [fact.mayVeto ? "可能否决" : "", fact.points.tenths > 0 ? "至多 \(fact.points.text) 分" : ""]
        Console.paragraph(
          "\(fact.text)  [\(fact.source)] \((fact.topics + moves.filter { !$0.isEmpty }).joined(separator: ","))",
          indent: 3, hanging: 3)
      }
    }
    if view.left > 0 { Console.line("其后还有 \(view.left) 家,可用 --top 多列一些。") }
  }
}
