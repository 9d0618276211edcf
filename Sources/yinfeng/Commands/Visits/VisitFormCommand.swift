import ArgumentParser
import Service

struct VisitFormCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "生成待填的工作簿:考察安排表,或某次考察的纪要表",
    discussion: """
      不写考察则生成考察安排表,填好后 visit plan --form 登记;写明考察则生成它的纪要表,列出每家企业的待核实事项,
      填好后 visit minutes --form 登记。可选的内容有下拉。

      示例
        yinfeng visit form --firm 甲子示例 --need SQ-2026-01 --output 考察安排表.xlsx
        yinfeng visit form KC-2026-002
      """)

  @Argument(help: "考察:编号、代码,或只对应一条的部分标题") var visit: String?
  @Option(help: "先填上这家企业,可多次") var firm: [String] = []
  @Option(help: "先填上这个招商项目,可多次") var need: [String] = []
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if visit != nil, !firm.isEmpty || !need.isEmpty { throw ValidationError("--firm 与 --need 用于考察安排表,纪要表按考察生成") }
  }

  func run() async throws {
    try await global.run { desk in
      let organisation = desk.invocation().organisation
      if let visit {
        let form = try await desk.minutesForm.blank(visit, today: desk.today(), organisation: organisation)
        return try await write(
          form.bytes, to: output ?? "\(form.name).xlsx", Leaving(desk, "visit form", [("visit", visit)], rows: 1))
      }
      let bytes = try await desk.planForm.blank(
        firms: firm, needs: need, today: desk.today(), organisation: organisation)
      let asked = firm.map { (name: "firm", text: String?.some($0)) } + need.map { (name: "need", text: $0) }
      try await write(bytes, to: output ?? "考察安排表.xlsx", Leaving(desk, "visit form", asked, rows: 1))
    }
  }

  private func write(_ bytes: [UInt8], to path: String, _ leaving: Leaving) async throws {
    try await OutputFile.write(bytes, to: path, overwriting, leaving)
    if global.json, path != "-" { Console.line(try Console.json(["file": path])) }
  }
}
