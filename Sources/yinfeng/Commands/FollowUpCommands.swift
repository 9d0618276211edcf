import ArgumentParser
import Domain
import Service

/// `yinfeng follow-up close`
struct FollowUpCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a follow-up as done, or with --cancel as not to be done.",
    discussion: """
      EXAMPLES
        yinfeng follow-up close 128 --result "已书面答复企业"
        yinfeng follow-up close 128 --cancel --result "项目已退出"
      """)

  @Argument(help: "Id, or part of exactly one title.") var followUp: String
  @Option(help: "What came of it.") var result: String
  @Flag(help: "It is not to be done any more.") var cancel = false
  @Option(name: .customLong("if-change"), help: "Only when the record is still the one this change wrote.")
  var ifChange: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.closeFollowUp(
        followUp, as: cancel ? .cancelled : .done, result: result, ifMatch: ifChange, today: desk.today(),
        invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, cancel ? "已取消" : "已办结", global.json, desk)
    }
  }
}

/// `yinfeng follow-up reopen`
struct FollowUpReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a closed follow-up again.",
    discussion: """
      EXAMPLES
        yinfeng follow-up reopen 128 --result "企业要求补充答复"
      """)

  @Argument(help: "Id, or part of exactly one title.") var followUp: String
  @Option(help: "Why it is opened again.") var result: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.closeFollowUp(
        followUp, as: .open, result: result, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, "已重新开启", global.json, desk)
    }
  }
}
