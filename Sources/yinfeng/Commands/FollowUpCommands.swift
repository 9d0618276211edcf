import ArgumentParser
import Domain
import Service

struct FollowUpCloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "办结跟进事项,或用 --cancel 取消",
    discussion: """
      示例
        yinfeng follow-up close 128 --result "已书面答复企业"
        yinfeng follow-up close 128 --cancel --result "项目已退出"
      """)

  @Argument(help: "编号,或只对应一条的部分标题") var followUp: String
  @Option(help: "结果") var result: String
  @Flag(help: "不再办理") var cancel = false
  @Option(name: .customLong("if-change"), help: "仅当记录仍是此变更写成的状态")
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

struct FollowUpReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "重新开启已办结的事项",
    discussion: """
      示例
        yinfeng follow-up reopen 128 --result "企业要求补充答复"
      """)

  @Argument(help: "编号,或只对应一条的部分标题") var followUp: String
  @Option(help: "为何重新开启") var result: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.closeFollowUp(
        followUp, as: .open, result: result, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, "已重新开启", global.json, desk)
    }
  }
}
