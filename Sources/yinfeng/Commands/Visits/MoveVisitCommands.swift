import ArgumentParser
import Domain
import Service

/// What moving a visit is told beside its name.
struct VisitMoveOptions: ParsableArguments {
  @Argument(help: "Id, code, or part of exactly one title.") var visit: String
  @Option(name: .customLong("if-change"), help: "Only when the visit is still the one this change wrote.")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
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

/// `yinfeng visit confirm`
struct ConfirmVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "The guests have said yes.",
    discussion: """
      EXAMPLES
        yinfeng visit confirm KC-2026-002
      """)

  @Option(help: "Who said so, and how.") var reason: String?
  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.confirm, reason: reason, done: "已确认") }
}

/// `yinfeng visit cancel`
struct CancelVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "The visit does not take place; plan-again brings it back.",
    discussion: """
      EXAMPLES
        yinfeng visit cancel KC-2026-002 --reason 企业行程有变
      """)

  @Option(help: "Why.") var reason: String
  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.cancel, reason: reason, done: "已取消") }
}

/// `yinfeng visit plan-again`
struct PlanVisitAgainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-again", abstract: "Plan a postponed or cancelled visit again.",
    discussion: """
      EXAMPLES
        yinfeng visit plan-again KC-2026-002
      """)

  @OptionGroup var options: VisitMoveOptions

  func run() async throws { try await options.run(.planAgain, reason: nil, done: "已重新计划") }
}
