import ArgumentParser

/// Tells how a command line was not understood, or the help it asked for.
enum Usage {
  /// Prints what an error of the command line means, in Chinese, and answers the exit code.
  static func tell(_ error: any Error, _ words: [String]) -> Int32 {
    let code = Yinfeng.exitCode(for: error).rawValue
    let text = Yinfeng.fullMessage(for: error)
    if text.isEmpty { return code }
    guard code != 0 else {
      let isHelp = text.hasPrefix("OVERVIEW:") || text.hasPrefix("USAGE:")
      for line in isHelp ? HelpPage(CommandPath(words)).lines(width: Console.width) : [text] { Console.line(line) }
      return code
    }
    let path = CommandPath(words)
    Console.error((unknownCommand(path) ?? sentence(text)) + " [usage]")
    for line in HelpPage(path).usage(Console.width - 2) { Console.error("  " + line) }
    Console.error("  详见:\(path.names.joined(separator: " ")) --help")
    return code
  }

  /// What is said when the first word is no command of those below the last one understood.
  private static func unknownCommand(_ path: CommandPath) -> String? {
    guard let word = path.rest.first, !word.hasPrefix("-"), !path.subcommands.isEmpty else { return nil }
    let names = path.subcommands.flatMap(CommandPath.names)
    let near = names.map { (name: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= max(1, $0.name.count / 3) || (word.count > 2 && $0.name.hasPrefix(word)) }
      .sorted { $0.distance < $1.distance }.prefix(3).map(\.name)
    let hint =
      near.isEmpty
      ? "用 \(path.names.joined(separator: " ")) --help 查看全部命令。" : "是不是 \(near.joined(separator: "、"))?"
    return "没有命令「\(word)」。\(hint)"
  }

  /// How many letters must be put in, left out, changed or exchanged with their neighbour to make one word of the other.
  static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }

  /// A message of the parser in Chinese; one that it does not know as it stands.
  static func sentence(_ text: String) -> String {
    let told = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }.joined(separator: "\n")
    let message = String(told.trimmingPrefix("Error: "))
    if let found = message.wholeMatch(of: /Unknown option '(.+?)'\. Did you mean '(.+?)'\?/) {
      return "没有选项 \(found.1)。是不是 \(found.2)?"
    }
    if let found = message.wholeMatch(of: /Unknown option '(.+?)'/) { return "没有选项 \(found.1)。" }
    if let found = message.wholeMatch(of: /Missing value for '(.+?)'/) { return "选项 \(found.1) 缺少取值。" }
    if let found = message.wholeMatch(of: /The option '(.+?)' does not take any value, but '(.*)' was specified\./) {
      return "选项 \(found.1) 不带取值,却给了「\(found.2)」。"
    }
    if let found = message.wholeMatch(of: /Unexpected argument '(.*)'/) { return "多出了「\(found.1)」。" }
    if let found = message.wholeMatch(of: /\d+ unexpected arguments: '(.*)'/) {
      return "多出了「\(found.1.replacing("', '", with: "」「"))」。"
    }
    if let found = message.wholeMatch(of: /(?s)The value '(.*)' is invalid for '(.+?)'(.*)/) {
      let choices = found.3.replacing(/\. Please provide one of( the following)?:?\s*/, with: "")
        .split { " ,\n'.".contains($0) }.filter { !["and", "or", "-"].contains($0) }
      let hint = choices.isEmpty || found.3.hasPrefix(":") ? "" : "可填:\(choices.joined(separator: "、"))。"
      return "\(found.2) 不能是「\(found.1)」。\(hint)"
    }
    if let found = message.wholeMatch(of: /Missing expected argument '(.+?)'/) { return "缺少 \(found.1)。" }
    if let found = message.wholeMatch(of: /Missing one of: '(.+)'/) {
      return "缺少其中之一:\(found.1.replacing("', '", with: "、"))。"
    }
    if message.hasPrefix("Missing required subcommand") { return "请写明要办什么。" }
    if let found = message.wholeMatch(of: /Invalid option: (.+)/) { return "选项 \(found.1) 的写法有误。" }
    if let found = message.wholeMatch(of: /Value to be set with flag '(.+)' had already been set with flag '(.+)'/) {
      return "\(found.1) 与 \(found.2) 不能同用。"
    }
    if message.hasPrefix("Can't ") { return "请写明命令行外壳:--generate-completion-script=bash、zsh 或 fish。" }
    return message.hasSuffix("。") ? message : message + "。"
  }
}
