import App
import ArgumentParser
import Domain
import Evaluation
import Scoring
import Service

/// `yinfeng evaluate industry`
struct EvaluateIndustryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "industry", abstract: "How often industry inference finds the right division (大类).",
    discussion: """
      FILE is a table with one column of text and one of division codes. Nothing is written and no database is used.

      EXAMPLES
        yinfeng evaluate industry firms.tsv --text products --label industry_division
      """)

  @Argument(help: "A tab- or comma-separated file with a header row.") var file: String
  @Option(help: "The column that holds the text.") var text: String
  @Option(help: "The column that holds the division code.") var label: String
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await Failure.reported(json) {
      let inference = try ReferenceFiles.lexicon(Resources()).derived.inference
      var accuracy = IndustryAccuracy()
      try ReadLabelledTexts()(file: file, text: text, label: label) {
        accuracy.count(inference.candidates(text: $0), label: $1)
      }
      if json {
        struct Body: Encodable {
          let n: Int
          let top1: Double
          let top3: Double
        }
        return Console.line(try Console.json(Body(n: accuracy.n, top1: accuracy.top1, top3: accuracy.top3)))
      }
      func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)%" }
      Console.line("n \(accuracy.n)  top-1 \(percent(accuracy.top1))  top-3 \(percent(accuracy.top3))")
    }
  }
}
