import ArgumentParser
import Domain
import Service

struct FormalityPathCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "手续路径:最早何时能依法投产,卡在哪一项",
    discussion: """
      由各项手续的前置关系、法定时限(db/reference/formality-items.tsv)、工作日历和建设期推算。
      时限未知的按零日计并列出,所以是最早日期,不是承诺。

      示例
        yinfeng formality path ZT-2026-002
        yinfeng formality path ZT-2026-002 --json
      """)

  @Argument(help: "项目:编号、代码或名称的一部分") var project: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.formalityPath(
        project, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(view)) }
      Console.line("\(view.code)  \(view.title)")
      Console.line(
        view.isCertain
          ? "最早可于 \(view.earliestProduction) 依法投产" : "投产不早于 \(view.earliestProduction)(有待核事项,见下)")
      var table = TextTable([
        .init(header: "手续", isName: true), .init(header: "状态"), .init(header: "法定时限"), .init(header: "最早开始"),
        .init(header: "最早办结"), .init(header: "说明", flexible: true),
      ])
      table.rows = view.items.map { item in
        let term = item.item == "build" || item.state == "done" ? "" : item.term ?? "待核"
        let state = item.state == "undecided" ? "未确定" : item.stateLabel
        return [item.label, state, term, "\(item.from)", "\(item.until)", item.remarks.joined(separator: ";")]
      }
      for line in table.lines(width: Console.width) { Console.line(line) }
      for remark in view.remarks { Console.paragraph(remark, hanging: 2) }
      if !view.notNeeded.isEmpty { Console.paragraph("不需办:\(view.notNeeded.joined(separator: "、"))", hanging: 2) }
    }
  }
}
