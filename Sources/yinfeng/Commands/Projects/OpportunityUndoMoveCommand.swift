import ArgumentParser
import Service

/// `yinfeng opportunity undo-move`
struct OpportunityUndoMoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo-move", abstract: "Take a project's last move back; both stay recorded.",
    discussion: """
      EXAMPLES
        yinfeng opportunity undo-move ZT-2026-001 --note 点错了项目
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String
  @Option(help: "Why.") var note: String?
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
