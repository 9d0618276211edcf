import ArgumentParser
import Service

/// `yinfeng visit itinerary`
struct ShowItineraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "itinerary", abstract: "A visit with its firms, stops and asks.",
    discussion: """
      EXAMPLES
        yinfeng visit itinerary KC-2026-002
      """)

  @Argument(help: "Id, code, or part of exactly one title.") var visit: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.itineraries(visit, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      try await ItineraryPrinter(desk: desk).print(view)
    }
  }
}
