import ArgumentParser
import Domain
import Service

struct OpportunityUndoMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo-move", abstract: "退回最近一次阶段变更,两次都留痕",
    discussion: """
      示例
        yinfeng opportunity undo-move ZT-2026-001 --note 点错了项目
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Option(help: "原因") var note: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.undoMove(
        project, note: note, ifMatch: options.ifChange, today: desk.today(), isDryRun: options.dryRun,
        invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
    }
  }
}
