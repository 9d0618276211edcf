import ArgumentParser
import Service

/// `yinfeng review-session sheet`
struct ReviewSheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet", abstract: "Write the sheets of a review session (一项目一表), one a project.",
    discussion: """
      A page prints on A4; a workbook has one sheet a project. Without --output the file is written here under the session's
      number; --output - prints it. Departments that have not answered are shown as 未答复.

      EXAMPLES
        yinfeng review-session sheet 2026年第2次 --format html
        yinfeng review-session sheet 2026年第2次 --format xlsx --output 审查表.xlsx
        yinfeng review-session sheet 2 --json
      """)

  @Argument(help: "The session: id, number, or part of it.") var session: String
  @Option(help: "html or xlsx.") var format = VisitPaperFormat.html
  @Option(name: .shortAndLong, help: "File to write, or - for standard output.") var output: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let sheets = try await desk.drawReviewSheets(
        session, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(sheets)) }
      let paper = sheets.printed
      let bytes = try paper.bytes(format.format)
      try OutputFile.write(bytes, to: output ?? "\(paper.name).\(format.rawValue)")
    }
  }
}
