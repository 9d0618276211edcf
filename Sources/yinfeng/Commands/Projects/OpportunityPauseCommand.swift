import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity pause`
struct OpportunityPauseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Stop a project's clocks by law; the time is booked to nobody.",
    discussion: """
      EXAMPLES
        yinfeng opportunity pause ZT-2026-008 --reason 等待上级用地批复 --until 2026-12-31
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String
  @Option(help: "By what.") var reason: String
  @Option(help: "Until which day, when it is known.") var until: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let until = try DayArgument.read(until, "--until")
    try await global.run { desk in
      let receipt = try await desk.pauseProject.pause(
        project, reason: reason, until: until, ifMatch: options.ifChange, today: desk.today(),
        isDryRun: options.dryRun, invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
      if !options.dryRun, !global.json { Console.line("恢复:yinfeng opportunity resume \(receipt.project.id)") }
    }
  }
}
