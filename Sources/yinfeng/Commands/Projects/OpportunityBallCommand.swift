import ArgumentParser
import Domain
import Service

struct OpportunityBallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ball", abstract: "登记项目现在由谁办,时间记在经手方名下",
    discussion: """
      经手方:firm 企业、park 园区、university 学校、department 部门;部门用参考表 departments 中的名称。

      示例
        yinfeng opportunity ball ZT-2026-001 firm --reason 等待企业补充资金证明
        yinfeng opportunity ball ZT-2026-001 department --department 生态环境分局 --reason 等待排放总量认定
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Argument(help: "现由谁办") var holder: VocabularyArgument<BallHolder>
  @Option(help: "哪个部门") var department: String?
  @Option(help: "要办什么") var reason: String
  @OptionGroup var options: ProjectOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let receipt = try await desk.passBall(
        project, to: holder.value, department: department, reason: reason, ifMatch: options.ifChange,
        today: desk.today(), isDryRun: options.dryRun, invocation: desk.invocation())
      try ProjectPrinter.print(receipt, options, global.json)
    }
  }
}
