import App
import ArgumentParser
import Domain
import Scoring
import Service

/// `yinfeng profile`
struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Scoring profiles (评分方案).",
    subcommands: [ProfileListCommand.self, ProfileShowCommand.self])
}

/// `yinfeng profile list`
struct ProfileListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the profiles in force.")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { application in
      let scene = try await application.scenes.scene(organisation: application.invocation().organisation)
      for profile in scene.profiles.values.sorted(by: { $0.name < $1.name }) {
        Console.line("\(profile.name)@\(profile.version)  \(profile.title)")
      }
    }
  }
}

/// `yinfeng profile show`
struct ProfileShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a profile's weights; --json prints all of it.")
  @Argument(help: "outreach or review.") var name: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { application in
      let scene = try await application.scenes.scene(organisation: application.invocation().organisation)
      let profile = try scene.profile(name)
      if global.json { return Console.line(try Console.json(profile)) }
      Console.line("\(profile.name)@\(profile.version)  \(profile.title)")
      for side in Side.allCases {
        Console.line(side.label)
        for criterion in CriterionName.allCases where criterion.side == side {
          Console.line("  \(profile.weights[criterion])  \(criterion.label)(\(criterion.key))")
        }
      }
    }
  }
}

/// `yinfeng runs`
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List past rankings, or rebuild one exactly as it was.",
    discussion: """
      EXAMPLES
        yinfeng runs
        yinfeng runs 3f2a… --explain
      """)
  @Argument(help: "The run to rebuild.") var run: String?
  @Option(help: "At most this many.") var limit = 20
  @Flag(help: "Explain every point of every listed pair.") var explain = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { application in
      if let run {
        let view = try await application.ranking.replay(run, invocation: application.invocation())
        return try RankingPrinter(view: view, explains: explain).print(global.json ? .json : .table, nil)
      }
      let runs = try await application.runs.list(
        before: nil, limit: limit, organisation: application.invocation().organisation)
      guard !runs.isEmpty else { return Console.line("还没有排序记录。可运行 yinfeng rank NEED。") }
      for run in runs {
        let subject = run.question.need.map { "项目 \($0)" } ?? run.question.enterprise.map { "企业 \($0)" } ?? ""
        Console.line(
          "\(run.id)  \(run.recordedAt)  \(subject)  \(run.question.profile)@\(run.question.profileVersion)  "
            + "数据 \(run.question.dataVersion)  查看 \(run.views) 次")
      }
    }
  }
}

/// `yinfeng evaluate`
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure the engine on labelled data.",
    subcommands: [EvaluateIndustryCommand.self])
}
