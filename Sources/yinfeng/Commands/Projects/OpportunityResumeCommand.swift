import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity resume`
struct OpportunityResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a paused project's clocks run again.",
    discussion: """
      EXAMPLES
        yinfeng opportunity resume ZT-2026-008 --reason 用地批复已下达
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String
  @Option(help: "Why.") var reason: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.pauseProject.resume(
        project, reason: reason, ifMatch: options.ifChange, today: desk.today(), isDryRun: options.dryRun,
        invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
    }
  }
}
