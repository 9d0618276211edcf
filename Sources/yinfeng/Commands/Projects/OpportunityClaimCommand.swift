import ArgumentParser
import Domain
import Service

struct OpportunityClaimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "记录引荐、首报、首谈归谁,占比合计 100%",
    discussion: """
      一项的全部归属方一次写全,替换此前所记。

      示例
        yinfeng opportunity claim ZT-2026-001 引荐 --share 分中心=60 --share 城关镇=40 \\
          --confirmed-by 招商服务中心 --evidence "示例函〔2026〕3号" --on 2026-09-08
      """)

  @Argument(help: "项目:编号、代码或名称的一部分") var project: String
  @Argument(help: "referral 引荐,first_report 首报,first_talk 首谈") var kind: VocabularyArgument<ClaimKind>
  @Option(help: "归属方=占比(%),可重复") var share: [String]
  @Option(name: .customLong("confirmed-by"), help: "确认的单位或人,可重复") var confirmedBy: [String]
  @Option(help: "依据的文件或记录") var evidence: String
  @Option(help: "发生的日期 yyyy-mm-dd,默认今天") var on: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let day = try DayOption.parse(on, "--on")
    let shares = try share.map { text in
      guard let share = ClaimLead.Share(text) else {
        throw ValidationError("--share 应写成 归属方=占比,如 分中心=60,不能是「\(text)」")
      }
      return share
    }
    try await global.run { desk in
      let claim = ClaimLead.Claim(
        kind: kind.value, shares: shares, day: day ?? desk.today(), confirmedBy: confirmedBy, evidence: evidence)
      let receipt = try await desk.claimLead(
        project, claim, ifMatch: options.ifChange, today: desk.today(), isDryRun: options.dryRun,
        invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
      guard !global.json else { return }
      for share in claim.shares { Console.line("  \(kind.value.label):\(share.party) \(share.percent.text)%") }
    }
  }
}
