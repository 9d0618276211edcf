import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity ball`
struct OpportunityBallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ball", abstract: "Say whose turn it is; the time is booked to whoever held it.",
    discussion: """
      HOLDER is firm, park, university or department; a department is named as the table `departments` does.

      EXAMPLES
        yinfeng opportunity ball ZT-2026-001 firm --reason 等待企业补充资金证明
        yinfeng opportunity ball ZT-2026-001 department --department 生态环境分局 --reason 等待排放总量认定
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String
  @Argument(help: "Whose turn it is.") var holder: VocabularyArgument<BallHolder>
  @Option(help: "Which department.") var department: String?
  @Option(help: "What they have to do.") var reason: String
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.passBall(
        project, to: holder.value, department: department, reason: reason, ifMatch: options.ifChange,
        today: desk.today(), isDryRun: options.dryRun, invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
    }
  }
}
