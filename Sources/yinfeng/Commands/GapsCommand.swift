import ArgumentParser
import Domain
import Scoring
import Service

struct GapsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps", abstract: "补录表:每家企业最能改变排名的三项事实及查询处",
    discussion: """
      每家企业与最合适的(或指定的)招商项目对照。工作簿为企业自身每项待补事实各留一列空格,
      填好后用 yinfeng enterprise import 原样导入。向谁问什么见 db/reference/check-questions.tsv。

      示例
        yinfeng enterprise gaps --top 20
        yinfeng enterprise gaps --format xlsx --output 补录表.xlsx
        yinfeng enterprise gaps --need SQ-2026-01 --json
      """)

  @Option(help: "只对照此招商项目:编号、代码或部分名称", completion: Completions.records(NeedField.self)) var need: String?
  @Option(help: "最多几家企业,1 至 1000") var top = 200
  @Option(help: "table、json 或 xlsx") var format = OutputFormat.table
  @Option(name: .shortAndLong, help: "写到哪个文件,xlsx 必填") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if format == .csv { throw ValidationError("--format 可填 table、json、xlsx") }
    if format == .xlsx, output == nil { throw ValidationError("--format xlsx 须用 --output 写明文件") }
    guard (1...1000).contains(top) else { throw ValidationError("--top 应在 1 到 1000 之间") }
  }

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.gaps(
        need: need, top: top, today: desk.today(), organisation: desk.invocation().organisation)
      switch global.json ? .json : format {
      case .json: Console.line(try Console.json(view))
      case .xlsx, .csv:
        guard let output else { return }
        try await OutputFile.write(
          try desk.sheet(of: view).bytes(), to: output, overwriting,
          Leaving(desk, "enterprise gaps", [("need", need), ("top", "\(top)")], rows: view.items.count))
        Console.error("\(view.items.count) 家企业。填好后运行:yinfeng enterprise import \(output) --dry-run")
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
        let moves = fact.moves.isEmpty ? [] : [fact.moves]
        Console.paragraph(
          "\(fact.text)  [\(fact.source)] \((fact.topics + moves).joined(separator: ","))", indent: 3, hanging: 3)
      }
    }
    if view.left > 0 { Console.line("其后还有 \(view.left) 家,可用 --top 多列一些。") }
  }
}
