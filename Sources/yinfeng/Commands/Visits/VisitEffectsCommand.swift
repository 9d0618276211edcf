import ArgumentParser
import Domain
import Service

/// `yinfeng visit effects`
struct VisitEffectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effects", abstract: "What a visit changed: facts, unknowns closed, ranks before and after, stages.",
    discussion: """
      EXAMPLES
        yinfeng visit effects KC-2026-002
      """)

  @Argument(help: "Id, code, or part of exactly one title.") var visit: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.visitEffects(visit, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      VisitEffectsPrinter(view: view).print()
    }
  }
}
