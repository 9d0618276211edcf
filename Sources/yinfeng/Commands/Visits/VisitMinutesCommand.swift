import ArgumentParser
import Domain
import Service

struct VisitMinutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: "录入考察纪要:事实、下一步、诉求;考察随之完成",
    discussion: """
      用选项写明,或填表单(yinfeng visit form 考察 生成),或交 FILE.json(与 HTTP 接口同形);全部写入或全不写入。
      答复写成 [企业:]字段=值,拟投项目的字段写到该企业的拟投项目;诉求写成 [企业:]诉求;责任人;期限,当场答复的写
      ;答复=…;下一步写成 事项;责任人;期限。只有一家企业的可不写企业。

      示例
        yinfeng visit minutes KC-2026-002 --topics 厂房与用电 --consensus 选址池河1号厂房 \\
          --answer 甲子示例:现址普工月薪=5200元 --answer 甲子示例:用电需求=800kVA \\
          --ask 甲子示例:能否双回路供电;示例供电窗口;2026-12-10 --next 核实电价口径;示例供电窗口;2026-12-08
        yinfeng visit minutes KC-2026-002 --form 考察纪要表.xlsx --dry-run
        yinfeng visit minutes KC-2026-002 纪要.json
        yinfeng visit effects KC-2026-002
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @Argument(help: "FILE.json,- 为标准输入", completion: .file(extensions: ["json"])) var file: String?
  @Option(help: "填好的考察纪要表.xlsx", completion: .file(extensions: ["xlsx"])) var form: String?
  @Option(help: "议题:谈了什么") var topics: String?
  @Option(help: "共识") var consensus: String?
  @Option(help: "分歧") var differences: String?
  @Option(help: "答复:[企业:]字段=值,可多次") var answer: [String] = []
  @Option(help: "诉求:[企业:]诉求;责任人;期限,或 [企业:]诉求;答复=…,可多次") var ask: [String] = []
  @Option(help: "下一步:事项;责任人;期限,可多次") var next: [String] = []
  @Option(help: "纪要日期,默认今天") var on: String?
  @Option(help: "纪要人,默认经办人") var by: String?
  @Option(help: "答复的依据等级,默认 oral 口头") var grade: String?
  @Option(name: .customLong("if-change"), help: "仅当考察仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let hasWords = topics != nil || !answer.isEmpty || !ask.isEmpty || !next.isEmpty || consensus != nil
    let ways = [file != nil, form != nil, hasWords].count(where: \.self)
    if ways != 1 { throw ValidationError("用选项(--topics、--answer 等)、--form 或 FILE.json 三者之一写明纪要") }
    let beside = [("--differences", differences), ("--on", on), ("--by", by), ("--grade", grade)]
      .compactMap { $0.1 == nil ? nil : $0.0 }
    if !hasWords, !beside.isEmpty {
      throw ValidationError("\(beside.joined(separator: "、")) 只与 --topics 等选项合用;用表单或 FILE.json 时请写在其中")
    }
    if hasWords, topics == nil { throw ValidationError("请用 --topics 写明议题") }
    if let grade, EvidenceGrade(word: grade) == nil {
      throw ValidationError("--grade 可填 \(EvidenceGrade.choices),不能是「\(grade)」")
    }
    if let on, CalendarDate(on) == nil { throw ValidationError("--on 应是日期,如 2026-12-10,不能是「\(on)」") }
  }

  private func record(_ desk: Desk) async throws -> MinutesReceipt {
    let (today, invocation) = (desk.today(), desk.invocation())
    if let form {
      return try await desk.minutesForm.recorded(
        path: InputFile.path(form), visit, desk.recordMinutes, ifMatch: ifChange, today: today, isDryRun: dryRun,
        invocation: invocation
      )
    }
    let words = MinutesWords(
      topics: topics ?? "", consensus: consensus, differences: differences, minutesOn: on.flatMap { CalendarDate($0) },
      minutesBy: by, grade: grade.flatMap { EvidenceGrade(word: $0) } ?? .oral, answers: answer, nextSteps: next,
      asks: ask)
    let input = try file.map { try JSONFile.read($0, as: MinutesInput.self) } ?? words.minutes()
    return try await desk.recordMinutes(
      visit, input, ifMatch: ifChange, today: today, isDryRun: dryRun, invocation: invocation)
  }

  func run() async throws {
    try await global.run { desk in
      let receipt = try await record(desk)
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
