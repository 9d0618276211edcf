import ArgumentParser
import Domain
import Scoring
import Service

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "评分方案",
    subcommands: [ProfileListCommand.self, ProfileShowCommand.self])
}

struct ProfileListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出现行方案")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let profiles = try await desk.rules.profiles(organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(profiles)) }
      for profile in profiles {
        Console.line("\(profile.name)@\(profile.version)  \(profile.title)")
      }
    }
  }
}

struct ProfileShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看方案的权重,--json 输出全部")
  @Argument(help: "outreach 或 review", completion: Completions.profiles) var name: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let profile = try await desk.rules.profile(name, organisation: desk.invocation().organisation)
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
