import ArgumentParser
import Domain
import Service

/// `yinfeng review-session resolve`
struct ReviewResolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Record what a review session resolved on a project.",
    discussion: """
      ITEM is the id of the agenda's item, or the project: its latest item. RESOLUTION is passed, conditional, deferred or
      refused. Each --condition takes its own --due, a working day, and its own --owner in the same order; without any
      --owner the project's officer does them. The project is not moved by itself: what it can do now is printed.

      EXAMPLES
        yinfeng review-session resolve ZT-2026-001 passed --paper 示例纪要〔2026〕2号
        yinfeng review-session resolve 2 conditional --paper 示例纪要〔2026〕2号 \\
          --condition "取得排放总量指标" --owner 张三 --due 2026-12-18
        yinfeng review-session resolve ZT-2026-004 refused --paper 示例纪要〔2026〕2号
      """)

  @Argument(help: "The item's id, or the project.") var item: String
  @Argument(help: "The resolution.") var resolution: VocabularyArgument<Resolution>
  @Option(help: "The session's paper.") var paper: String
  @Option(help: "A condition. May be repeated.") var condition: [String] = []
  @Option(help: "Who meets the condition. May be repeated.") var owner: [String] = []
  @Option(help: "By which working day. May be repeated.") var due: [String] = []
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard due.count == condition.count else { throw ValidationError("every --condition needs a --due") }
    guard owner.isEmpty || owner.count == condition.count else {
      throw ValidationError("name an --owner for every --condition, or none")
    }
  }

  func run() async throws {
    let conditions = try condition.indices.map { index in
      guard let day = try DayArgument.read(due[index], "--due") else { throw ValidationError("--due is missing") }
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
