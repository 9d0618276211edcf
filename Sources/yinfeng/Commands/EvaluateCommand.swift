import ArgumentParser

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "用有标注的数据评测",
    subcommands: [EvaluateIndustryCommand.self, EvaluateColumnsCommand.self, EvaluateShortNamesCommand.self])
}
