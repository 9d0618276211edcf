import ArgumentParser

/// A command that reads files of whoever types it.
protocol FileReading {
  /// The words that name them; `-` is standard input.
  var inputs: [String?] { get }
}

/// A command that writes files for whoever types it.
protocol FileWriting {
  /// The words that name them; what is not named the command names itself.
  var outputs: [String?] { get }
  var overwriting: Overwriting { get }
}

/// The line that is being run: its words, and what the command says of itself.
struct TypedLine: Sendable {
  @TaskLocal static var current: TypedLine?

  let words: [String]
  let access: CommandAccess?
  let inputs: [String]
  let outputs: [String]
  /// Whether files that stand may be replaced.
  let mayReplace: Bool
  /// Whether it may write files.
  let writesFiles: Bool
  /// Whether it is a command at all, and not a group of them or the help.
  let isCommand: Bool
  /// Whether it reads standard input.
  var readsInput: Bool { inputs.contains("-") }

  init(_ words: [String], _ command: any ParsableCommand) {
    let type = Swift.type(of: command)
    self.words = words
    access = CommandAccess.of(type)
    inputs = (command as? any FileReading)?.inputs.compactMap(\.self) ?? []
    outputs = (command as? any FileWriting)?.outputs.compactMap(\.self).filter { $0 != "-" } ?? []
    writesFiles = command is any FileWriting
    mayReplace = (command as? any FileWriting)?.overwriting.isAllowed ?? false
    // The parser has a command of its own for the help.
    let isOwn = String(reflecting: type).hasPrefix(String(reflecting: Yinfeng.self).prefix { $0 != "." } + ".")
    isCommand = isOwn && type.configuration.subcommands.isEmpty
  }

  /// The words without the options that say where the command is to be run.
  var wordsToSend: [String] {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" { return kept + [word] + rest }
      let name = String(word.prefix { $0 != "=" })
      if GlobalOptions.reaching.contains(name) {
        if !word.contains("=") { _ = rest.popFirst() }
      } else if name != GlobalOptions.insecure {
        kept.append(word)
      }
    }
    return kept
  }
}

extension AttachmentAddCommand: FileReading { var inputs: [String?] { [file] } }
extension ImportRecordsCommand: FileReading { var inputs: [String?] { [file] } }
extension ImportWorkbookCommand: FileReading, FileWriting {
  var inputs: [String?] { [file] }
  var outputs: [String?] { [report] }
}
extension PlanVisitCommand: FileReading { var inputs: [String?] { [file, form] } }
extension VisitMinutesCommand: FileReading { var inputs: [String?] { [file, form] } }
extension UserAddCommand: FileReading { var inputs: [String?] { [passwordFromInput ? "-" : nil] } }
extension AttachmentGetCommand: FileWriting { var outputs: [String?] { [output] } }
extension OutreachPlanCommand: FileWriting { var outputs: [String?] { [output] } }
extension RankCommand: FileWriting { var outputs: [String?] { [output] } }
extension VisitPaperCommand: FileWriting { var outputs: [String?] { [output] } }
extension DossierPrintCommand: FileWriting { var outputs: [String?] { [output] } }
extension VisitFormCommand: FileWriting { var outputs: [String?] { [output] } }
extension ReviewSheetCommand: FileWriting { var outputs: [String?] { [output] } }
extension ReportCommand: FileWriting { var outputs: [String?] { [output, papers] } }
extension GapsCommand: FileWriting { var outputs: [String?] { [output] } }
extension ExportCommand: FileWriting { var outputs: [String?] { [file] } }
extension PersonExportCommand: FileWriting { var outputs: [String?] { [output] } }
