import ArgumentParser
import Domain
import Service

struct OrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order", abstract: "交办:交办、签收、反馈、办结或退回",
    discussion: """
      交办事项是须签收和反馈的跟进事项,编号相同。签收期限和答复期限见参考数据 clocks。

      示例
        yinfeng order give 核实用地边界 --to li.ming --due 2026-12-04 --by 示例县领导甲 --words 尽快核实 --project ZT-2026-001
        yinfeng order receive 128
        yinfeng order report 128 --text "已会同自然资源局核实"
        yinfeng order finish 128
      """,
    subcommands: [
      OrderGiveCommand.self, OrderReceiveCommand.self, OrderReportCommand.self, OrderFinishCommand.self,
      OrderReturnCommand.self, OrderReassignCommand.self, OrderWithdrawCommand.self, OrderListCommand.self,
      OrderShowCommand.self,
    ])
}

struct OrderGiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: "交办一件事:谁交办、交给谁、何时前、挂在哪个项目或考察",
    discussion: """
      示例
        yinfeng order give 核实用地边界 --to li.ming --due 2026-12-04 --project ZT-2026-001
        yinfeng order give 答复企业用电诉求 --to 示例经开区 --due 2026-12-01 --by 示例县领导甲 --words "请经开区三日内答复" \\
          --on 2026-11-20 --visit KC-2026-002
      """)

  @Argument(help: "交办事项") var title: String
  @Option(help: "交给谁:账号、姓名或单位") var to: String
  @Option(help: "办结期限,须为工作日") var due: String
  @Option(help: "交办人:账号或姓名,默认经办人") var by: String?
  @Option(help: "批示或交办的原话") var words: String?
  @Option(help: "交办日期,默认今天") var on: String?
  @Option(help: "在谈项目:编号、代码或名称的一部分") var project: String?
  @Option(help: "招商项目:编号、代码或名称的一部分") var need: String?
  @Option(help: "考察:编号、代码或名称的一部分") var visit: String?
  @Option(help: "企业:编号或名称的一部分") var enterprise: String?
  @Option(help: "轻重缓急:high、normal、low") var priority: String?
  @Option(help: "备注") var note: String?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let told: [(FollowUpField, String?)] = [
      (.title, title), (.owner, to), (.dueOn, due), (.assignedBy, by), (.orderWords, words), (.orderedOn, on),
      (.opportunity, project), (.need, need), (.visit, visit), (.enterprise, enterprise), (.priority, priority),
      (.note, note),
    ]
    let values = told.compactMap { field, text in text.map { (field.name, InputValue.text($0)) } }
    try await global.run { desk in
      let receipt = try await desk.giveOrder(
        Dictionary(uniqueKeysWithValues: values), today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, dryRun ? "未写入,将交办" : "已交办", global.json, desk)
    }
  }
}

/// What moving an order is told beside its name.
struct OrderMoveOptions: ParsableArguments {
  @Argument(help: "编号,或只对应一条的部分标题") var order: String
  @Option(name: .customLong("if-change"), help: "仅当交办事项仍是此变更写成的状态") var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  /// Moves the order and prints what became of it.
  func run(_ request: MoveOrder.Request) async throws {
    try await global.run { desk in
      let receipt = try await desk.moveOrder(
        order, request, ifMatch: ifChange, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      try await ReceiptPrinter.print(
        receipt, dryRun ? "未写入,将\(request.move.label)" : "已\(request.move.label)", global.json, desk)
    }
  }
}

struct OrderReceiveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "签收",
    discussion: """
      示例
        yinfeng order receive 128
      """)
  @OptionGroup var options: OrderMoveOptions

  func run() async throws { try await options.run(.init(.receive)) }
}

struct OrderReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "反馈办理情况,由交办人核定",
    discussion: """
      示例
        yinfeng order report 128 --text "已会同自然资源局核实,边界图附后"
      """)
  @Option(help: "办理情况") var text: String
  @OptionGroup var options: OrderMoveOptions

  func run() async throws { try await options.run(.init(.report, text: text)) }
}

struct OrderFinishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "办结,默认以反馈为办理结果",
    discussion: """
      示例
        yinfeng order finish 128
        yinfeng order finish 128 --text 用地边界已核实
      """)
  @Option(help: "办理结果") var text: String?
  @OptionGroup var options: OrderMoveOptions

  func run() async throws { try await options.run(.init(.finish, text: text)) }
}

struct OrderReturnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "退回交办人;已反馈的退回重办",
    discussion: """
      示例
        yinfeng order return 128 --reason 不属本单位职责
      """)
  @Option(help: "原因") var reason: String
  @OptionGroup var options: OrderMoveOptions

  func run() async throws { try await options.run(.init(.sendBack, text: reason)) }
}

struct OrderReassignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign", abstract: "将退回的交办改派他人或另定期限",
    discussion: """
      示例
        yinfeng order reassign 128 --to wang.fang --due 2026-12-08
      """)
  @Option(help: "改派给谁:账号、姓名或单位,默认原责任人") var to: String?
  @Option(help: "新的办结期限") var due: String?
  @Option(help: "说明,记入备注") var text: String?
  @OptionGroup var options: OrderMoveOptions

  func run() async throws {
    try await options.run(.init(.reassign, text: text, to: to, due: try DayOption.parse(due, "--due")))
  }
}

struct OrderWithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤回交办,写明原因",
    discussion: """
      示例
        yinfeng order withdraw 128 --reason 已由他处办理
      """)
  @Option(help: "原因") var reason: String
  @OptionGroup var options: OrderMoveOptions

  func run() async throws { try await options.run(.init(.withdraw, text: reason)) }
}

struct OrderListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出交办事项,最急的在前;默认未办结的",
    discussion: """
      示例
        yinfeng order list --owner li.ming
        yinfeng order list --by 示例县领导甲 --state finished
        yinfeng order list --mine --actor li.ming
      """)
  @Option(help: "given 已交办,received 已签收,reported 已反馈,finished 已办结,returned 已退回,withdrawn 已撤回")
  var state: VocabularyArgument<OrderState>?
  @Option(help: "只看交给此人的:账号或姓名") var owner: String?
  @Option(help: "只看此人交办的:账号或姓名") var by: String?
  @Flag(help: "只看经办人(--actor)交办的和交给其的") var mine = false
  @Option(help: "条数,1 至 1000") var limit = 50
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let list = try await desk.listOrders(
        .init(
          state: state?.value, owner: owner, giver: by, either: mine ? desk.acting.words : nil, limit: limit),
        today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(list)) }
      guard list.total > 0 else { return Console.line("没有这样的交办事项。") }
      for line in list.items {
        let by = line.assignedBy.map { "(\($0) 交办)" } ?? ""
        Console.paragraph(TodayPrinter.followUp(line) + by, indent: 0, hanging: 2)
      }
      if list.total > list.items.count { Console.line("…另有 \(list.total - list.items.count) 项,用 --limit 查看") }
    }
  }
}

struct OrderShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一件交办事项",
    discussion: """
      示例
        yinfeng order show 128
      """)
  @Argument(help: "编号,或只对应一条的部分标题") var order: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.showOrder(order, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      RecordPrinter.print(view)
      try await PaperLines.print(of: view.stored.id, desk)
    }
  }
}
