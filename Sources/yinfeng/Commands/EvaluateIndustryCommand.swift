import App
import ArgumentParser
import Domain
import Evaluation
import Scoring
import Service

struct EvaluateIndustryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "industry", abstract: "行业推断命中大类的比例",
    discussion: """
      文件是一张表:一列文字,一列大类代码。不写入,不用数据库。

      示例
        yinfeng evaluate industry firms.tsv --text products --label industry_division
      """)

  @Argument(help: "有表头的制表符或逗号分隔文件") var file: String
  @Option(help: "文字所在列") var text: String
  @Option(help: "大类代码所在列") var label: String
  @Flag(help: "输出 JSON") var json = false

  func run() async throws {
    try await Failure.reported(json) {
      let inference = try ReferenceFiles.lexicon(Resources()).derived.inference
      var accuracy = IndustryAccuracy()
      try ReadLabelledTexts()(file: file, text: text, label: label) {
        accuracy.count(inference.candidates(text: $0), label: $1)
      }
      Console.line(json ? try Console.json(HitRateBody(accuracy.rate)) : accuracy.rate.line)
    }
  }
}
