import ArgumentParser
import Domain
import Service

struct ArrivalCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "核实一笔已报的到位资金;误退回的,写明原因重新核实",
    discussion: """
      示例
        yinfeng arrival check 512
        yinfeng arrival check 512 --reason "退回有误,凭证无误"
      """)

  @Argument(help: "到位资金的编号") var arrival: String
  @Option(help: "已退回的为何重新核实") var reason: String?
  @Option(name: .customLong("if-change"), help: "仅当记录仍是此变更写成的状态") var ifChange: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await ArrivalFinding.record(arrival, .checked(reason: reason), ifChange, global)
  }
}

struct ArrivalRecogniseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognise", abstract: "认定一笔已核实的到位资金,自该月计入统计",
    discussion: """
      示例
        yinfeng arrival recognise 512 --month 2026-11 --use 固定资产 --work 新建
      """)

  @Argument(help: "到位资金的编号") var arrival: String
  @Option(help: "认定月份,默认本月") var month: String?
  @Option(help: "资金用途:fixed_assets 固定资产,working_capital 流动资金") var use: VocabularyArgument<ArrivalUse>?
  @Option(help: "建设性质:new 新建,continued 续建") var work: VocabularyArgument<ArrivalWork>?
  @Option(name: .customLong("if-change"), help: "仅当记录仍是此变更写成的状态") var ifChange: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await ArrivalFinding.record(arrival, .recognised(month: month, use?.value, work?.value), ifChange, global)
  }
}

struct ArrivalSendBackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send-back", abstract: "退回一笔到位资金,写明原因;不再计入统计",
    discussion: """
      示例
        yinfeng arrival send-back 512 --reason "凭证与合同主体不符"
      """)

  @Argument(help: "到位资金的编号") var arrival: String
  @Option(help: "退回原因") var reason: String
  @Option(name: .customLong("if-change"), help: "仅当记录仍是此变更写成的状态") var ifChange: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await ArrivalFinding.record(arrival, .sentBack(reason), ifChange, global)
  }
}

private enum ArrivalFinding {
  static func record(
    _ arrival: String, _ finding: ExamineArrival.Finding, _ ifChange: Int64?, _ global: GlobalOptions
  ) async throws {
    try await global.run { desk in
      let receipt = try await desk.examineArrival(
        arrival, finding, ifMatch: ifChange, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, finding.state.label, global.json, desk)
    }
  }
}
