import ArgumentParser
import Domain
import Service

struct ProposalShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一次自报更正:逐项现有内容 → 所报内容",
    discussion: """
      示例
        yinfeng proposal list --filter state=open
        yinfeng proposal show 812
      """)

  @Argument(help: "编号") var record: String
  @OptionGroup var global: GlobalOptions

  private struct Shown: Encodable {
    let proposal: RecordView<ProposalField>
    let cells: [ProposalCell]
  }

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.records(ProposalField.self).show(record, invocation: desk.invocation())
      let cells = try await desk.readProposal(
        "#\(view.stored.id)", organisation: desk.invocation().organisation
      ).cells
      if global.json { return Console.line(try Console.json(Shown(proposal: view, cells: cells))) }
      RecordPrinter.print(view)
      ProposalPrinter.print(cells)
    }
  }
}

/// What accepting and rejecting take.
struct SettlementOptions: ParsableArguments {
  @Option(help: "只处理此字段,如 revenue_yuan、plan.12.land_mu 或 上年营业收入;可多次,不写为全部") var field: [String] = []
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
}

struct ProposalAcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "采纳企业所报,以企业自报为来源写入;全部写入或全不写入",
    discussion: """
      示例
        yinfeng proposal accept 812
        yinfeng proposal accept 812 --field 上年营业收入 --field plan.12.land_mu
      """)

  @Argument(help: "编号") var record: String
  @OptionGroup var options: SettlementOptions
  @Option(help: "理由") var reason: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws { try await ProposalPrinter.settle(record, options, .taken, reason, global) }
}

struct ProposalRejectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "退回企业所报,现有内容不变;理由企业可见",
    discussion: """
      示例
        yinfeng proposal reject 812 --field 上年营业收入 --reason 与审计报告不符
      """)

  @Argument(help: "编号") var record: String
  @OptionGroup var options: SettlementOptions
  @Option(help: "理由") var reason: String
  @OptionGroup var global: GlobalOptions

  func run() async throws { try await ProposalPrinter.settle(record, options, .kept, reason, global) }
}

/// Settles and prints what firms told.
enum ProposalPrinter {
  static func settle(
    _ record: String, _ options: SettlementOptions, _ state: DifferenceState, _ reason: String?,
    _ global: GlobalOptions
  ) async throws {
    try await global.run { desk in
      let cells = try await desk.settleProposal(
        record, fields: options.field, as: state, reason: reason, today: desk.today(), isDryRun: options.dryRun,
        invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(cells)) }
      Console.line("\(options.dryRun ? "将" : "已")\(state == .taken ? "采纳" : "退回") \(cells.count) 项:")
      print(cells)
    }
  }

  static func print(_ cells: [ProposalCell]) {
    for cell in cells {
      let basis = cell.standingSource.map { "(\($0)\(cell.standingOn.map { ",\($0)" } ?? ""))" } ?? ""
      let now = cell.isOutdated ? ";现已是 \(cell.now ?? "(未知)")" : ""
      let reason = cell.reason.map { ":\($0)" } ?? ""
      Console.paragraph(
        "\(cell.label) [\(cell.key)]:\(cell.standing ?? "(未知)")\(basis) → \(cell.told ?? "(未知)") · \(cell.outcome)\(now)\(reason)",
        indent: 2, hanging: 4)
    }
  }
}
