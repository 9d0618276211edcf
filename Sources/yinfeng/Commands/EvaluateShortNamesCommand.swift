import App
import ArgumentParser
import Evaluation
import Service

struct EvaluateShortNamesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "short-names", abstract: "企业简称找到全称的比例与用时",
    discussion: """
      文件是一张表:一列全称,一列简称。每个简称在全部全称中查找。不写入,不用数据库。

      示例
        yinfeng evaluate short-names firms.tsv --name name --short short_name
        yinfeng evaluate short-names firms.tsv --name name --short short_name --misses
      """)

  @Argument(help: "有表头的制表符或逗号分隔文件") var file: String
  @Option(help: "全称所在列") var name: String
  @Option(help: "简称所在列") var short: String
  @Flag(help: "列出首位不对的简称") var misses = false
  @Flag(help: "输出 JSON") var json = false

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
