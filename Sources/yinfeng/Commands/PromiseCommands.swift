import ArgumentParser
import Domain
import Service

struct PromiseCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "记为已兑现或未兑现,附依据",
    discussion: """
      示例
        yinfeng promise close 310 kept --evidence "厂房移交单2026-3号" --on 2026-11-20
        yinfeng promise close 310 broken --evidence "企业来函说明不再投资"
      """)

  @Argument(help: "编号,或只对应一条的部分内容") var promise: String
  @Argument(help: "kept 已兑现,broken 未兑现") var outcome: String
  @Option(help: "依据的文件或事件") var evidence: String
  @Option(help: "兑现或未兑现的日期 yyyy-mm-dd,默认今天") var on: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    guard let state = PromiseState(word: outcome), state != .open else {
      throw ValidationError("应填 kept 或 broken,不能是「\(outcome)」")
    }
    let day = try DayOption.parse(on, "--on")
    try await global.run { desk in
      let receipt = try await desk.closePromise(
        promise, as: state, evidence: evidence, on: day, today: desk.today(),
        invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, state.label, global.json, desk)
    }
  }
}

struct PromiseReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "撤回兑现或未兑现的结论")

  @Argument(help: "编号,或只对应一条的部分内容") var promise: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.closePromise(
        promise, as: .open, evidence: nil, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, "已重新开启", global.json, desk)
    }
  }
}

struct PromiseRateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: "三方履诺率,附分母")

  @Option(name: .customLong("as-of"), help: "截至日期,默认今天") var asOf: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let day = try DayOption.parse(asOf, "--as-of")
    try await global.run { desk in
      let rows = try await desk.promiseRate(
        asOf: day ?? desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(rows)) }
      var table = TextTable([
        .init(header: "承诺方"), .init(header: "履诺率", alignRight: true), .init(header: "已到期", alignRight: true),
        .init(header: "按期兑现", alignRight: true), .init(header: "逾期兑现", alignRight: true),
        .init(header: "未兑现", alignRight: true), .init(header: "逾期未了", alignRight: true),
        .init(header: "未到期", alignRight: true),
      ])
      table.rows = rows.map { row in
        [row.label, row.ratePermille.map { "\($0 / 10).\($0 % 10)%" } ?? "—"]
          + [row.due, row.kept, row.keptLate, row.broken, row.late, row.open].map { "\($0)" }
      }
      for line in table.lines(width: Console.width) { Console.line(line) }
    }
  }
}

/// A day on the command line.
enum DayOption {
  /// The day; `nil` when none was given. Throws a usage error that names the flag.
  static func parse(_ text: String?, _ flag: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let day = CalendarDate(text) else { throw ValidationError("\(flag) 应是日期,如 2026-03-05,不能是「\(text)」") }
    return day
  }
}
