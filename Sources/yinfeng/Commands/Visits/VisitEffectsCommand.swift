import ArgumentParser
import Domain
import Service

struct VisitEffectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effects", abstract: "考察成效:补上的事实、排名前后、阶段",
    discussion: """
      示例
        yinfeng visit effects KC-2026-002
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.visitEffects(visit, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      VisitEffectsPrinter(view: view).print()
    }
  }
}
