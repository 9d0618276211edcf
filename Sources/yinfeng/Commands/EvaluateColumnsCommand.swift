import App
import ArgumentParser
import Evaluation
import Service

struct EvaluateColumnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns", abstract: "名册各列认对字段的比例",
    discussion: """
      文件是一张表,列为 sheet(同一文件夹中的名册)、column(列的字母)、field(字段全名,
      多个以 | 分隔,不是字段的写 none)。逐条列出没有认对的列。不写入,不用数据库。

      示例
        yinfeng evaluate columns labels.tsv
      """)

  @Argument(help: "有表头的制表符或逗号分隔文件") var file: String
  @Flag(help: "输出 JSON") var json = false

  func run() async throws {
    try await Failure.reported(json) {
      var accuracy = ColumnAccuracy()
      try ReadColumns(ReferenceFiles.lexicon(Resources()))(labels: file) { column in
        let verdict = accuracy.count(field: column.field, guesses: column.guesses, meant: column.meant)
        guard verdict != .right, !json else { return }
        let read = column.field ?? (column.guesses.isEmpty ? "-" : column.guesses.joined(separator: " | ") + "?")
        let meant = column.meant.joined(separator: " | ")
        Console.line("\(verdict.rawValue)  \(column.sheet)  \(column.header): \(read), not \(meant)")
      }
      if json {
        struct Body: Encodable {
          let n: Int
          let share: Double
          let right: Int
          let wrong: Int
          let asked: Int
          let missed: Int
        }
        return Console.line(
          try Console.json(
            Body(
              n: accuracy.n, share: accuracy.share, right: accuracy[.right], wrong: accuracy[.wrong],
              asked: accuracy[.asked], missed: accuracy[.missed])))
      }
      let percent = (accuracy.share * 1000).rounded() / 10
      Console.line(
        "n \(accuracy.n)  right \(percent)%  wrong \(accuracy[.wrong])  asked \(accuracy[.asked])  missed \(accuracy[.missed])"
      )
    }
  }
}
