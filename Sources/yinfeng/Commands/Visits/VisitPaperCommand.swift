import ArgumentParser
import Service

/// `yinfeng visit paper`
struct VisitPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Write a paper of a visit.",
    discussion: """
      KIND is invitation 邀请函与日程 or factors 要素成本单 (for guests), check 考察核实单 (internal), or reply 答复函 to one firm.
      Without --output the file is written here under the visit's number; --output - prints a page.

      EXAMPLES
        yinfeng visit paper KC-2026-002 invitation
        yinfeng visit paper KC-2026-002 factors --format xlsx --output 要素成本单.xlsx
        yinfeng visit paper KC-2026-001 reply --enterprise 甲子示例
      """)

  @Argument(help: "Id, code, or part of exactly one title.") var visit: String
  @Argument(help: "invitation, factors, check or reply.") var kind: VisitPaperKind
  @Option(help: "html or xlsx.") var format = VisitPaperFormat.html
  @Option(name: .shortAndLong, help: "File to write, or - for standard output.") var output: String?
  @Option(help: "The firm a reply is to; other papers for guests are for this firm alone.") var enterprise: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let paper = try await desk.visitPapers(
        visit, kind.kind, enterprise: enterprise, today: desk.today(), invocation: desk.invocation())
      let bytes = try paper.bytes(format.format)
      let file = output ?? "\(paper.name).\(format.rawValue)"
      try OutputFile.write(bytes, to: file)
      if global.json, file != "-" { Console.line(try Console.json(["file": file])) }
    }
  }
}

/// A kind of paper as it is typed.
enum VisitPaperKind: String, ExpressibleByArgument, CaseIterable {
  case invitation, factors, check, reply

  var kind: PrintVisitPaper.Kind {
    switch self {
    case .invitation: .invitation
    case .factors: .factors
    case .check: .check
    case .reply: .reply
    }
  }
}

/// A format as it is typed.
enum VisitPaperFormat: String, ExpressibleByArgument, CaseIterable {
  case html, xlsx

  var format: PrintedPaper.Format { self == .html ? .html : .xlsx }
}
