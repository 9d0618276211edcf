import ArgumentParser
import Domain
import Service

struct OpportunityPauseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "依规暂停计时,期间不计入任何一方",
    discussion: """
      示例
        yinfeng opportunity pause ZT-2026-008 --reason 等待上级用地批复 --until 2026-12-31
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Option(help: "因何") var reason: String
  @Option(help: "到哪天,已知时填写") var until: String?
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
