import ArgumentParser
import Domain
import Service

struct OpportunityMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "变更阶段、退出或重新进入",
    discussion: """
      阶段:\(Stage.allCases.map { "\($0.rawValue) \($0.label)" }.joined(separator: "、"))。
      退出:\(StageExit.allCases.map { "\($0.rawValue) \($0.label)" }.joined(separator: "、"))。
      能走哪步、各要什么是参考数据,yinfeng opportunity story 显示下一步还缺什么。退出须用所列原因。

      示例
        yinfeng opportunity move ZT-2026-001 review
        yinfeng opportunity move ZT-2026-002 contract --paper 投资协议〔2026〕5号 --on 2026-11-20
        yinfeng opportunity move ZT-2026-004 --exit lost --reason elsewhere --note "落户汉中"
        yinfeng opportunity move ZT-2026-006 screening --reason 已取得总量指标 --paper 示例环函〔2026〕7号
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Argument(help: "阶段") var stage: VocabularyArgument<Stage>?
  @Option(help: "退出方式,与阶段二选一") var exit: VocabularyArgument<StageExit>?
  @Option(help: "原因;退出时须为所列原因的代码或文字") var reason: String?
  @Option(help: "补充说明") var note: String?
  @Option(help: "依据文件") var paper: String?
  @Option(help: "从哪天算起,默认今天") var on: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (stage == nil) != (exit == nil) else { throw ValidationError("请写明阶段,或用 --exit 写明退出方式,二者只能有一") }
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
