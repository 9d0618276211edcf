import ArgumentParser
import Foundation

/// The help of one command for a terminal: what it does, how it is called, what it takes, and the commands below it.
struct HelpPage {
  private let path: CommandPath
  private let arguments: [Told.Argument]

  init(_ path: CommandPath) {
    self.path = path
    let told = try? JSONDecoder().decode(Told.self, from: Data(path.command._dumpHelp().utf8))
    arguments = (told?.command.arguments ?? []).filter { $0.shouldDisplay != false }
  }

  /// A command as the parser tells it.
  private struct Told: Decodable {
    struct Command: Decodable {
      let arguments: [Argument]?
    }
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let kind: String
      let shouldDisplay: Bool?
      let isOptional: Bool
      let isRepeating: Bool
      let names: [Name]?
      let valueName: String?
      let defaultValue: String?
      let abstract: String?
    }
    let command: Command
  }

  /// The page within `width` columns.
  func lines(width: Int) -> [String] {
    let configuration = path.command.configuration
    var lines = ColumnWidth.wrap(configuration.abstract, to: width) + [""] + usage(width)
    lines += section("参数", arguments.filter { $0.kind == "positional" }.map(row), width)
    let options = arguments.filter { $0.kind != "positional" }
    lines += section("选项", options.filter { !HelpPage.shared.contains(name($0)) }.map(row), width)
    lines += section("通用选项", options.filter { HelpPage.shared.contains(name($0)) }.map(row), width)
    lines += section("命令", configuration.ungroupedSubcommands.map(HelpPage.row), width)
    for group in configuration.groupedSubcommands {
      lines += section(group.name, group.subcommands.map(HelpPage.row), width)
    }
    if !configuration.discussion.isEmpty { lines += [""] + discussion(configuration.discussion, width) }
    if !path.subcommands.isEmpty { lines += ["", "某个命令的说明:\(path.names.joined(separator: " ")) 命令 --help"] }
    return lines
  }

  /// The options that every command has.
  private static let shared: Set<String> = [
    "data-dir", "database-url", "actor", "organisation", "log-level", "server", "token-file", "ca-file", "insecure",
    "json", "help", "version",
  ]

  private func name(_ argument: Told.Argument) -> String {
    (argument.names?.first { $0.kind == "long" } ?? argument.names?.first)?.name ?? ""
  }

  /// How the command is called.
  func usage(_ width: Int) -> [String] {
    var words = [path.names.joined(separator: " ")]
    if !path.subcommands.isEmpty { words.append("<命令>") }
    for argument in arguments where argument.kind == "positional" {
      let name = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? " ..." : "")
      words.append(argument.isOptional ? "[\(name)]" : name)
    }
    for argument in arguments where argument.kind != "positional" && !argument.isOptional {
      words.append(label(argument))
    }
    if path.subcommands.isEmpty { words.append("[选项]") }
    return HelpPage.hanging("用法:" + words.joined(separator: " "), by: 4, width)
  }

  private func row(_ argument: Told.Argument) -> (String, String) {
    let known = ["help": "显示这份说明", "version": "显示版本"]
    var told = known[name(argument)] ?? argument.abstract ?? ""
    if let value = argument.defaultValue, !value.isEmpty { told += "(默认 \(value))" }
    return (label(argument), told)
  }

  private func label(_ argument: Told.Argument) -> String {
    guard let names = argument.names, !names.isEmpty else { return "<\(argument.valueName ?? "")>" }
    let written = names.map { ($0.kind == "long" ? "--" : "-") + $0.name }.joined(separator: ", ")
    return argument.kind == "option" ? written + " <\(argument.valueName ?? "")>" : written
  }

  private static func row(_ command: any ParsableCommand.Type) -> (String, String) {
    (CommandPath.names(of: command).joined(separator: ", "), command.configuration.abstract)
  }

  private func section(_ title: String, _ rows: [(String, String)], _ width: Int) -> [String] {
    guard !rows.isEmpty else { return [] }
    let column = 26
    var lines = ["", title]
    for (label, told) in rows {
      let parts = ColumnWidth.wrap(told, to: max(20, width - column))
      let head = "  " + label
      let fits = ColumnWidth.of(head) + 2 <= column
      if !fits { lines.append(head) }
      for (index, part) in parts.enumerated() where !part.isEmpty {
        let lead = fits && index == 0 ? head : ""
        lines.append(lead + String(repeating: " ", count: column - ColumnWidth.of(lead)) + part)
      }
      if fits, told.isEmpty { lines.append(head) }
    }
    return lines
  }

  /// Paragraphs are wrapped; what is indented is an example, and one that is too long goes on in the next line.
  private func discussion(_ text: String, _ width: Int) -> [String] {
    var blocks: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let isSentence = !line.isEmpty && !line.hasPrefix("  ") && !line.hasPrefix("{")
      // Chinese sentences go on in the next line without a blank.
      if isSentence, isOpen { blocks[blocks.count - 1] += line } else { blocks.append(line) }
      isOpen = isSentence && line.last.map { "。,;、)".contains($0) } ?? false
    }
    return blocks.flatMap { line -> [String] in
      guard line.hasPrefix("  ") else { return ColumnWidth.wrap(line, to: width) }
      guard line.contains("yinfeng "), ColumnWidth.of(line) > width else {
        return HelpPage.hanging(line, by: 4, width)
      }
      return HelpPage.continued(line, width)
    }
  }

  /// A command line too long for the terminal, broken between its words as a shell takes it.
  private static func continued(_ line: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var current = "  "
    for word in HelpPage.units(line) {
      let longer = current.allSatisfy { $0 == " " } ? current + word : current + " " + word
      if ColumnWidth.of(longer) > width - 2, current.contains(where: { $0 != " " }) {
        lines.append(current + " \\")
        current = "      " + word
      } else {
        current = longer
      }
    }
    return lines + [current]
  }

  /// The words of a command line, an option with its value as one.
  private static func units(_ line: String) -> [String] {
    var units: [String] = []
    for word in line.split(separator: " ") {
      if let last = units.last, last.hasPrefix("--"), !last.contains(" "), !word.hasPrefix("-") {
        units[units.count - 1] += " " + word
      } else {
        units.append(String(word))
      }
    }
    return units
  }

  private static func hanging(_ text: String, by indent: Int, _ width: Int) -> [String] {
    guard ColumnWidth.of(text) > width else { return [text] }
    let lead = text.prefix { $0 == " " }
    let parts = ColumnWidth.wrap(String(text.dropFirst(lead.count)), to: width - max(indent, lead.count))
    return parts.enumerated().map { index, part in
      (index == 0 ? String(lead) : String(repeating: " ", count: indent)) + part
    }
  }
}
