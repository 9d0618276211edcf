import ArgumentParser
import Domain
import Service

struct OpportunityResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "恢复已暂停项目的计时",
    discussion: """
      示例
        yinfeng opportunity resume ZT-2026-008 --reason 用地批复已下达
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Option(help: "原因") var reason: String?
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
