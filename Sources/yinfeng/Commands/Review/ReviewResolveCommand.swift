import ArgumentParser
import Domain
import Service

struct ReviewResolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "登记联审会对项目的决议",
    discussion: """
      上会项目用其编号,或用在谈项目(取最近一次上会)。决议:passed 通过、conditional 附条件通过、deferred 暂缓、
      refused 不通过。每个 --condition 依次配一个 --due(工作日)与 --owner;都不写 --owner 则由项目责任人落实。
      项目阶段不会自动变更,会打印现在可以做什么。

      示例
        yinfeng review-session resolve ZT-2026-001 passed --paper 示例纪要〔2026〕2号
        yinfeng review-session resolve 2 conditional --paper 示例纪要〔2026〕2号 \\
          --condition "取得排放总量指标" --owner 张三 --due 2026-12-18
        yinfeng review-session resolve ZT-2026-004 refused --paper 示例纪要〔2026〕2号
      """)

  @Argument(help: "上会项目编号,或在谈项目") var item: String
  @Argument(help: "决议") var resolution: VocabularyArgument<Resolution>
  @Option(help: "会议纪要文号") var paper: String
  @Option(help: "条件,可多次") var condition: [String] = []
  @Option(help: "条件由谁落实,可多次") var owner: [String] = []
  @Option(help: "落实期限(工作日),可多次") var due: [String] = []
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard due.count == condition.count else { throw ValidationError("每个 --condition 都须有一个 --due") }
    guard owner.isEmpty || owner.count == condition.count else {
      throw ValidationError("每个 --condition 各写一个 --owner,或都不写")
    }
  }

  func run() async throws {
    let conditions = try condition.indices.map { index in
      guard let day = try DayArgument.read(due[index], "--due") else { throw ValidationError("缺少 --due") }
      return ResolveItem.Condition(condition[index], owner: owner.isEmpty ? nil : owner[index], due: day)
    }
    try await global.run { desk in
      let receipt = try await desk.resolveItem(
        item, resolution.value, paper: paper, conditions: conditions, ifMatch: options.ifChange,
        today: desk.today(), isDryRun: options.dryRun, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(receipt)) }
      print(receipt)
    }
  }

  private func print(_ receipt: ResolutionReceipt) {
    let change = receipt.change.map { "(变更 \($0))" } ?? ",试运行,没有写入"
    Console.line("\(receipt.place) \(receipt.opportunity.name):\(receipt.label),\(receipt.paper)\(change)")
    for task in receipt.followUps {
      Console.paragraph(
        "跟进 \(task.id) \(task.title):\(task.owner),\(task.dueOn?.description ?? "") 前", indent: 2, hanging: 4)
    }
    for offer in receipt.offers {
      Console.line("可办理:\(offer.to.label)")
      let exit = offer.to.exit.map { "--exit \($0) --reason …" }
      let project = receipt.opportunity.code ?? "\(receipt.opportunity.id)"
      Console.line("  yinfeng opportunity move \(project) \(exit ?? offer.to.stage)")
      for unmet in offer.unmet { Console.paragraph("还缺:\(unmet.message)", indent: 2, hanging: 4) }
    }
  }
}
