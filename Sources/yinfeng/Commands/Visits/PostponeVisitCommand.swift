import ArgumentParser
import Domain
import Service

struct PostponeVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postpone", abstract: "改期,点位随之移动",
    discussion: """
      示例
        yinfeng visit postpone KC-2026-002 --from 2026-12-10 --reason 大雪封路
        yinfeng visit postpone KC-2026-002 --from 2026-12-10 --reason 大雪封路 --force 接待人分段陪同
      """)

  @Argument(help: "编号、代码,或只对应一条的部分标题", completion: Completions.records(VisitField.self)) var visit: String
  @Option(help: "新的起始日期 yyyy-mm-dd") var from: String
  @Option(help: "新的结束日期,默认天数不变") var to: String?
  @Option(help: "改期原因") var reason: String
  @Option(help: "为何可与另一考察重叠") var force: String?
  @Option(name: .customLong("if-change"), help: "仅当考察仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    guard let first = CalendarDate(from) else {
      throw ValidationError("--from 应是日期,如 2026-12-10,不能是「\(from)」")
    }
    let last = try to.map { text in
      guard let day = CalendarDate(text) else { throw ValidationError("--to 应是日期,如 2026-12-10,不能是「\(text)」") }
      return day
    }
    let request = PostponeVisit.Request(startsOn: first, endsOn: last, reason: reason, forceReason: force)
    try await global.run { desk in
      let receipt = try await desk.postponeVisit(
        visit, request, ifMatch: ifChange, today: desk.today(), isDryRun: dryRun,
        invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, dryRun ? "未写入,将延期" : "已延期", global.json, desk)
    }
  }
}
