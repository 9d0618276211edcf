import ArgumentParser
import Domain
import Service

/// `yinfeng opportunity hand-over`
struct OpportunityHandOverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "Hand a project, or all of an officer's, to another officer.",
    discussion: """
      Everything stays on the project. Open follow-ups of the old officer go along; with --all-of all of his, and every
      project of his, also those that left. A note on each project says who handed what to whom.

      EXAMPLES
        yinfeng opportunity hand-over ZT-2026-001 --officer 李四
        yinfeng opportunity hand-over --all-of 张三 --officer 李四 --reason 张三轮岗 --dry-run
      """)

  @Argument(help: "The project: id, code or part of its title.") var project: String?
  @Option(name: .customLong("all-of"), help: "Everything of this officer instead.") var allOf: String?
  @Option(help: "Who takes over.") var officer: String
  @Option(help: "Why.") var reason: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (project == nil) != (allOf == nil) else {
      throw ValidationError("name a project, or an officer with --all-of")
    }
  }

  func run() async throws {
    guard let scope = project.map({ HandOver.Scope.project($0) }) ?? allOf.map({ .all(of: $0) }) else { return }
    try await global.run { desk in
      let receipt = try await desk.handOver(
        scope, to: officer, reason: reason, ifMatch: options.ifChange, today: desk.today(),
        isDryRun: options.dryRun, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(receipt)) }
      Console.line(
        "\(receipt.from ?? "未定") → \(receipt.to):\(options.dryRun ? "将" : "已")交接项目 \(receipt.projects.count) 个,"
          + "待办 \(receipt.followUps.count) 项" + (receipt.change.map { "(变更 \($0))" } ?? ""))
      for project in receipt.projects { Console.line("  \(project.code ?? "")  \(project.name)") }
    }
  }
}
