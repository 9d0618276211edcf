import ArgumentParser
import Domain
import Service

struct OpportunityHandOverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "将一个项目或某人的全部项目交接给他人",
    discussion: """
      项目上的一切照旧。原责任人未了的跟进、交办、承诺和专班角色一并移交;用 --all-of 时为其全部项目(含已退出)
      与全部未了事项。人写账号或姓名;交出人的账号可以是已停用的。
      每个项目记一条交接说明。

      示例
        yinfeng opportunity hand-over ZT-2026-001 --officer 李四
        yinfeng opportunity hand-over --all-of 张三 --officer 李四 --reason 张三轮岗 --dry-run
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String?
  @Option(name: .customLong("all-of"), help: "改为此人的全部项目:账号或姓名") var allOf: String?
  @Option(help: "接手人:账号或姓名") var officer: String
  @Option(help: "原因") var reason: String?
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (project == nil) != (allOf == nil) else {
      throw ValidationError("请写明项目,或用 --all-of 写明交出人")
    }
  }

  func run() async throws {
    guard let scope = project.map({ HandOver.Scope.project($0) }) ?? allOf.map({ .all(of: $0) }) else { return }
    try await global.run { desk in
      let receipt = try await desk.handOver(
        scope, to: officer, reason: reason, ifMatch: options.ifChange, today: desk.today(),
        isDryRun: options.dryRun, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(receipt)) }
      Console.line(
        "\(receipt.from ?? "未定") → \(receipt.to):\(options.dryRun ? "将" : "已")交接项目 \(receipt.projects.count) 个,"
          + "待办 \(receipt.followUps.count) 项" + OpportunityHandOverCommand.others(receipt)
          + (receipt.change.map { "(变更 \($0))" } ?? ""))
      for project in receipt.projects { Console.line("  \(project.code ?? "")  \(project.name)") }
    }
  }

  private static func others(_ receipt: HandOverReceipt) -> String {
    [
      ("承诺", receipt.promises.count), ("企业诉求", receipt.asks.count), ("专班角色", receipt.teamMembers.count),
    ].filter { $0.1 > 0 }.map { ",\($0.0) \($0.1) 项" }.joined()
  }
}
