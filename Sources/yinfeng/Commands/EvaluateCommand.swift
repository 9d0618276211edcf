import ArgumentParser

/// `yinfeng evaluate`
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure the engine on labelled data.",
    subcommands: [EvaluateIndustryCommand.self])
}
