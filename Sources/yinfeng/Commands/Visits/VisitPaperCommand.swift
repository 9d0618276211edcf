import ArgumentParser
import Domain
import Service

struct VisitPaperCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "生成考察文书",
    discussion: """
      文书:invitation 邀请函与日程、factors 要素成本单(给来宾),check 考察核实单(内部),reply 答复函(给一家企业)。
      给来宾的文书一家一份,不写其他企业及其人员;缺联系人、集合地点等则不打印并说明缺哪一项。
      答复函在考察结束并登记纪要之后打印。不给 --output 则以考察编号为名写在当前文件夹,--output - 直接输出。

      示例
        yinfeng visit paper KC-2026-002 invitation
        yinfeng visit paper KC-2026-002 factors --format xlsx --output 要素成本单.xlsx
        yinfeng visit paper KC-2026-001 reply --enterprise 甲子示例
        yinfeng visit paper KC-2026-002 invitation --json
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @Argument(help: "invitation 邀请函、factors 要素成本单、check 核实单、reply 答复函") var kind: VisitPaperKind
  @Option(help: "html 或 xlsx") var format = VisitPaperFormat.html
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出") var output: String?
  @OptionGroup var overwriting: Overwriting
  @Option(help: "答复哪家企业;其他给来宾的文书只给这一家", completion: Completions.records(EnterpriseField.self)) var enterprise: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let paper = try await desk.visitPapers(
        visit, kind.kind, enterprise: enterprise, today: desk.today(), invocation: desk.invocation())
      for note in paper.notes { Console.error("⚠ \(note)。") }
      if global.json { Console.line(try Console.json(paper)) }
      if global.json, output == nil { return }
      let bytes = try paper.bytes(format.format)
      try await OutputFile.write(
        bytes, to: output ?? "\(paper.name).\(format.rawValue)", overwriting,
        Leaving(
          desk, "visit paper", [("visit", visit), ("kind", kind.kind.rawValue), ("enterprise", enterprise)], rows: 1))
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
