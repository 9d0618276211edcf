import App
import ArgumentParser
import Evaluation
import Service

/// `yinfeng evaluate short-names`
struct EvaluateShortNamesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "short-names", abstract: "How often a short name of a firm finds its full name.",
    discussion: """
      FILE is a table with one column of full names and one of short names; every short name is looked up among all the
      full names. Nothing is written and no database is used.

      EXAMPLES
        yinfeng evaluate short-names firms.tsv --name name --short short_name
        yinfeng evaluate short-names firms.tsv --name name --short short_name --misses
      """)

  @Argument(help: "A tab- or comma-separated file with a header row.") var file: String
  @Option(help: "The column that holds the full name.") var name: String
  @Option(help: "The column that holds the short name.") var short: String
  @Flag(help: "Print every short name whose firm does not stand first.") var misses = false
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await Failure.reported(json) {
      let resolve = ResolveShortNames(try ReferenceFiles.lexicon(Resources()))
      var answers: [ResolveShortNames.Answer] = []
      let time = try ContinuousClock().measure { answers = try resolve(file: file, name: name, short: short) }
      var rate = HitRate()
      for answer in answers { rate.count(place: answer.place) }
      let seconds = Double((time / .milliseconds(1)).rounded()) / 1000
      if json { return Console.line(try Console.json(HitRateBody(rate, seconds: seconds))) }
      if misses {
        for answer in answers where answer.place != 0 {
          let found = answer.candidates.isEmpty ? "无候选" : answer.candidates.joined(separator: "、")
          Console.line("\(answer.short) 应为 \(answer.full);得 \(found)")
        }
      }
      Console.line("\(rate.line)  seconds \(seconds)")
    }
  }
}
