import ArgumentParser
import Domain
import Service

struct ShowItineraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "itinerary", abstract: "一次考察的企业、行程与诉求",
    discussion: """
      示例
        yinfeng visit itinerary KC-2026-002
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.itineraries(visit, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      try await ItineraryPrinter(desk: desk).print(view)
    }
  }
}
