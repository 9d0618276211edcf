import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity move`
struct OpportunityMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a project to another stage, out of the course, or back into it.",
    discussion: """
      STAGE is lead, screening, negotiating, review, contract, formalities, started, producing or at_capacity; --exit is
      paused, rejected, lost or withdrawn. Which moves there are and what each demands is data (`yinfeng opportunity story`
      shows what the next ones lack). An exit takes one of the listed reasons.

      EXAMPLES
        yinfeng opportunity move ZT-2026-001 review
        yinfeng opportunity move ZT-2026-002 contract --paper 投资协议〔2026〕5号 --on 2026-11-20
        yinfeng opportunity move ZT-2026-004 --exit lost --reason elsewhere --note "落户汉中"
        yinfeng opportunity move ZT-2026-006 screening --reason 已取得总量指标 --paper 示例环函〔2026〕7号
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String
  @Argument(help: "The stage.") var stage: VocabularyArgument<Stage>?
  @Option(help: "The exit instead of a stage.") var exit: VocabularyArgument<StageExit>?
  @Option(help: "Why; for an exit the code or words of a listed reason.") var reason: String?
  @Option(help: "What else is to be said.") var note: String?
  @Option(help: "The paper the move rests on.") var paper: String?
  @Option(help: "The day it counts from; today by default.") var on: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (stage == nil) != (exit == nil) else { throw ValidationError("name a stage, or an exit with --exit") }
  }

  func run() async throws {
    guard let target = stage.map({ .stage($0.value) }) ?? exit.map({ MoveStage.Target.exit($0.value) }) else { return }
    let request = MoveStage.Request(
      target, reason: reason, note: note, paper: paper, day: try DayArgument.read(on, "--on"))
    try await global.run { desk in
      let receipt = try await desk.moveStage(
        project, request, ifMatch: options.ifChange, today: desk.today(), isDryRun: options.dryRun,
        invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
      if !options.dryRun, !global.json {
        Console.line("撤销:yinfeng opportunity undo-move \(receipt.project.id)")
      }
    }
  }
}
