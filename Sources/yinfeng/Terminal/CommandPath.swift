import ArgumentParser

/// The command that the words of a command line lead to.
struct CommandPath {
  /// The names from the program on: `yinfeng enterprise import`.
  var names: [String]
  var command: any ParsableCommand.Type
  /// The words after it.
  var rest: [String]

  /// Follows the words as far as they name commands.
  init(_ words: [String]) {
    names = [Yinfeng.configuration.commandName ?? ""]
    command = Yinfeng.self
    rest = words
    if rest.first == "help" { rest.removeFirst() }
    while let word = rest.first, let next = subcommands.first(where: { CommandPath.names(of: $0).contains(word) }) {
      names.append(word)
      command = next
      rest.removeFirst()
    }
  }

  /// The commands below it.
  var subcommands: [any ParsableCommand.Type] { command.configuration.subcommands }

  /// What a command may be called: its name, then its other names.
  static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName ?? ""] + command.configuration.aliases
  }
}
