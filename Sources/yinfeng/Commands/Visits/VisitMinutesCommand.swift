import ArgumentParser
import Domain
import Service

/// `yinfeng visit minutes`
struct VisitMinutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "录入考察纪要:事实、下一步、诉求;考察随之完成",
    discussion: """
      FILE.json(- 为标准输入),全部写入或全不写入:

        {"topics": "厂房与用电", "consensus": "选址池河1号厂房", "differences": "电价口径",
         "answers": [{"enterprise": "甲子示例", "field": "wage_yuan_month", "value": "5200元"},
                     {"plan": "甲子示例线束", "field": "power_kva", "value": "800kVA"}],
         "plans": [{"enterprise": "乙丑示例", "name": "乙丑示例线束项目", "plant_m2": "6000㎡"}],
         "next_steps": [{"title": "核实电价口径", "owner": "示例供电窗口", "due_on": "2026-12-08"}],
         "asks": [{"enterprise": "甲子示例", "ask": "能否双回路供电", "owner": "示例供电窗口", "due_on": "2026-12-10"}]}

      示例
        yinfeng visit minutes KC-2026-002 纪要.json --dry-run
        yinfeng visit minutes KC-2026-002 纪要.json
        yinfeng visit effects KC-2026-002
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @Argument(help: "FILE.json,- 为标准输入", completion: .file(extensions: ["json"])) var file: String
  @Option(name: .customLong("if-change"), help: "仅当考察仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let input = try JSONFile.read(file, as: MinutesInput.self)
      let receipt = try await desk.recordMinutes(
        visit, input, ifMatch: ifChange, today: desk.today(), isDryRun: dryRun,
        invocation: desk.invocation())
      if global.json {
        let view = try await desk.recordMinutes.view(receipt, invocation: desk.invocation())
        return Console.line(try Console.json(view))
      }
      let done = receipt.change.map { "已登记纪要(变更 \($0)):" } ?? "未写入,将登记纪要:"
      Console.line(
        done
          + "写回事实 \(receipt.answers) 项,拟投项目 \(receipt.plans.count) 个,跟进事项 \(receipt.followUps.count) 件,诉求 \(receipt.asks.count) 条。"
      )
      for step in receipt.followUps {
        func text(_ field: FollowUpField) -> String { step.record[field].map { $0.display(field.kind) } ?? "" }
        Console.paragraph("\(text(.dueOn)) \(text(.title)),\(text(.owner))", indent: 2, hanging: 4)
      }
      DifferencePrinter.print(receipt.differences)
      if receipt.change != nil { Console.line("成效:yinfeng visit effects \(receipt.visit.text(.code) ?? "")") }
    }
  }
}
