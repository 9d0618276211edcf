import ArgumentParser
import Domain
import Service

/// What moving a visit is told beside its name.
struct VisitMoveOptions: ParsableArguments {
  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @Option(name: .customLong("if-change"), help: "仅当考察仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  /// Moves the visit and prints what became of it.
  func run(_ wish: VisitWish, reason: String?, done: String) async throws {
    try await global.run { desk in
      let receipt = try await desk.moveVisit(
        visit, wish, reason: reason, ifMatch: ifChange, today: desk.today(), isDryRun: dryRun,
        invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, dryRun ? "未写入,将为" : done, global.json, desk)
    }
  }
}

struct ConfirmVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "来宾已确认",
    discussion: """
      示例
        yinfeng visit confirm KC-2026-002
      """)

  @Option(help: "谁以何方式确认") var reason: String?
  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.confirm, reason: reason, done: "已确认") }
}

struct CancelVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "取消考察,可用 plan-again 恢复",
    discussion: """
      示例
        yinfeng visit cancel KC-2026-002 --reason 企业行程有变
      """)

  @Option(help: "原因") var reason: String
  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.cancel, reason: reason, done: "已取消") }
}

struct PlanVisitAgainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-again", abstract: "重新安排已推迟或取消的考察",
    discussion: """
      示例
        yinfeng visit plan-again KC-2026-002
      """)

  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.planAgain, reason: nil, done: "已重新计划") }
}
