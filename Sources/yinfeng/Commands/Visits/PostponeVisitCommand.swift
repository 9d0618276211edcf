import ArgumentParser
import Domain
import Service

/// `yinfeng visit postpone`
struct PostponeVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postpone", abstract: "Put a visit off to other days; its stops move with it.",
    discussion: """
      EXAMPLES
        yinfeng visit postpone KC-2026-002 --from 2026-12-10 --reason 大雪封路
        yinfeng visit postpone KC-2026-002 --from 2026-12-10 --reason 大雪封路 --force 接待人分段陪同
      """)

  @Argument(help: "Id, code, or part of exactly one title.") var visit: String
  @Option(help: "The new first day, yyyy-mm-dd.") var from: String
  @Option(help: "The new last day; as many days later as before by default.") var to: String?
  @Option(help: "Why it is put off.") var reason: String
  @Option(help: "Why it may overlap another visit there.") var force: String?
  @Option(name: .customLong("if-change"), help: "Only when the visit is still the one this change wrote.")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    guard let first = CalendarDate(from) else {
      throw ValidationError("--from: '\(from)' is not a day like 2026-12-10")
    }
    let last = try to.map { text in
      guard let day = CalendarDate(text) else { throw ValidationError("--to: '\(text)' is not a day like 2026-12-10") }
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
