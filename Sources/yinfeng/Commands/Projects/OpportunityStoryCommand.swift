import ArgumentParser
import Domain
import Service

struct OpportunityStoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "story",
    abstract: "项目全程:各阶段与各方用时、变更、手续、下一步",
    discussion: """
      示例
        yinfeng opportunity story ZT-2026-001
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let story = try await desk.tellProject(
        project, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(story)) }
      StoryPrinter(story: story).print()
    }
  }
}

/// Prints a project's story.
struct StoryPrinter {
  let story: ProjectStory

  func print() {
    Console.line("\(story.code)  \(story.title)")
    Console.line("\(story.position.label) · 登记至今 \(story.days) 天 · 变更 \(story.change)")
    if !story.team.isEmpty {
      section("专班")
      TeamPrinter.print(story.team)
    }
    section("各阶段用时")
    for stay in story.stays {
      Console.line("  \(stay.since) 至 \(stay.until?.description ?? "今")  \(stay.days) 天  \(stay.position.label)")
    }
    section("各方用时")
    for turn in story.turns { Console.line("  \(turn.label)  \(turn.days) 天") }
    if story.pausedDays > 0 { Console.line("  依法中止计时  \(story.pausedDays) 天") }
    if story.exitedDays > 0 { Console.line("  退出期间  \(story.exitedDays) 天") }
    section("阶段变更")
    for move in story.moves {
      let from = move.from.map { "\($0.label) → " } ?? ""
      let words = [move.reason, move.note, move.paper, move.undoes.map { "撤销第 \($0) 号变更" }].compactMap(\.self)
      Console.paragraph(
        "\(move.movedOn)  \(move.actor)  \(from)\(move.to.label)"
          + (words.isEmpty ? "" : "  \(words.joined(separator: ";"))"), indent: 2, hanging: 4)
    }
    section("手续")
    for formality in story.formalities {
      let words = [formality.doneOn?.description, formality.paper, formality.note].compactMap(\.self)
      Console.paragraph(
        "\(formality.label):\(formality.stateLabel)" + (words.isEmpty ? "" : "  \(words.joined(separator: " "))"),
        indent: 2, hanging: 4)
    }
    section("下一步")
    for next in story.next {
      let exit = next.to.exit.flatMap(StageExit.init(rawValue:))
      Console.line("  \(exit.map { "退出:\($0.label)" } ?? next.to.label)  (\(next.to.exit ?? next.to.stage))")
      for unmet in next.unmet { Console.paragraph("缺:\(unmet.message)", indent: 4, hanging: 6) }
    }
  }

  private func section(_ title: String) {
    Console.line()
    Console.line(title)
  }
}
