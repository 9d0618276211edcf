import ArgumentParser
import Domain
import Service

struct DossierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier", abstract: "项目匹配研判书:打印、凭编号查验、撤回",
    subcommands: [DossierPrintCommand.self, DossierCheckCommand.self, DossierWithdrawCommand.self])
}

struct DossierPrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "打印一个招商项目的前几家,或其中一家的研判书",
    discussion: """
      每件印有查验编号,内容相同的再印编号不变。不给 --output 则以项目代码和编号为名写在当前文件夹,--output - 直接输出。

      示例
        yinfeng dossier print SQ-2026-01
        yinfeng dossier print SQ-2026-01 甲子示例
        yinfeng dossier print SQ-2026-01 甲子示例 --profile review --format xlsx --output 研判书.xlsx
      """)

  @Argument(help: "招商项目:编号、代码或名称的一部分", completion: Completions.records(NeedField.self)) var need: String
  @Argument(help: "企业:编号、信用代码或名称的一部分;不给时为排序的前几家", completion: Completions.records(EnterpriseField.self))
  var enterprise: String?
  @Option(help: "评分方案:outreach 招引初筛,review 项目联审", completion: Completions.profiles) var profile = "outreach"
  @Option(help: "拟投项目的编号;不给时为最合适的一项") var plan: Int64?
  @Option(help: "列出几家,1 到 50") var top = 10
  @Option(help: "html 或 xlsx") var format = VisitPaperFormat.html
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let (today, invocation) = (desk.today(), desk.invocation())
      let dossier: Dossier
      if let enterprise {
        dossier = try await desk.dossiers.pair(
          need: need, enterprise: enterprise, plan: plan, profile: profile, today: today, invocation: invocation)
      } else {
        dossier = try await desk.dossiers.need(
          need, profile: profile, top: top, today: today, invocation: invocation)
      }
      let leaving = Leaving(
        desk, "dossier print", [("need", need), ("enterprise", enterprise), ("profile", profile)], rows: dossier.rows)
      if global.json, output == nil { try await leaving.note() }
      if global.json { Console.line(try Console.json(dossier.paper)) }
      if global.json, output == nil { return }
      try await OutputFile.write(
        try dossier.paper.bytes(format.format), to: output ?? "\(dossier.paper.name).\(format.rawValue)", overwriting,
        leaving)
    }
  }
}

struct DossierCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "凭编号查验研判书:仍为最新、已有变化(哪些)或已撤回",
    discussion: """
      示例
        yinfeng dossier check 7K2MF-9QXTA
      """)

  @Argument(help: "打印件上的查验编号") var code: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let check = try await desk.prints(code, today: desk.today(), invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(check)) }
      Console.line("\(check.code)  \(check.state.label)")
      Console.line([check.need, check.enterprise, check.plan].compactMap(\.self).joined(separator: " · "))
      if let withdrawn = check.withdrawn { Console.line("撤回:\(withdrawn.by),\(withdrawn.reason.label)") }
      if let gone = check.gone { Console.line(gone) }
      if let before = check.before { Console.paragraph("打印时 " + before.words, hanging: 2) }
      if let after = check.after { Console.paragraph("今天   " + after.words, hanging: 2) }
      for line in check.lines { Console.paragraph("· " + line.words, hanging: 2) }
      for fact in check.facts { Console.paragraph("· " + fact.words, hanging: 2) }
      for move in check.moves {
        Console.paragraph(
          "· \(move.name):\(move.before.words) → \(move.after.words)(\(move.told(most: 4)))", hanging: 2)
      }
    }
  }
}

struct DossierWithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "撤回一件研判书,不能恢复",
    discussion: """
      缘由:\(PrintWithdrawal.allCases.map { "\($0.rawValue) \($0.label)" }.joined(separator: "、"))。

      示例
        yinfeng dossier withdraw 7K2MF-9QXTA --reason outdated
      """)

  @Argument(help: "打印件上的查验编号") var code: String
  @Option(help: "缘由") var reason: WithdrawalArgument
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let withdrawn = try await desk.prints.withdraw(code, because: reason.reason, invocation: desk.invocation())
      let check = try await desk.prints(withdrawn.text, today: desk.today(), invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(check)) }
      Console.line("已撤回 \(check.code)")
    }
  }
}

/// A reason as it is typed.
struct WithdrawalArgument: ExpressibleByArgument {
  let reason: PrintWithdrawal

  init?(argument: String) {
    guard let reason = PrintWithdrawal(word: argument) else { return nil }
    self.reason = reason
  }

  static var allValueStrings: [String] { PrintWithdrawal.allCases.map(\.rawValue) }
}
