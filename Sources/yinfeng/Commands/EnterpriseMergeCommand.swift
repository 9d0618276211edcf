import ArgumentParser
import Domain
import Service

struct EnterpriseMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "将实为同一家的两条企业合并",
    discussion: """
      并入企业的拟投项目、人员、在谈项目、考察、跟进与核查都归到保留的企业;保留企业未知的由并入企业补上,
      并入企业的名称记为曾用名或简称;两者都有的以保留企业为准。

      示例
        yinfeng enterprise merge 甲子示例 甲子线束 --dry-run
        yinfeng enterprise merge 12 57 --yes
      """)

  @Argument(help: "保留的企业:编号、信用代码或部分名称", completion: Completions.records(EnterpriseField.self)) var keep: String
  @Argument(help: "并入的企业", completion: Completions.records(EnterpriseField.self)) var gone: String
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @Flag(name: .customLong("dry-run"), help: "只显示结果,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      func merge(_ isDryRun: Bool) async throws -> MergeReceipt {
        try await desk.mergeEnterprises(
          keep: keep, gone: gone, today: desk.today(), isDryRun: isDryRun, invocation: desk.invocation())
      }
      let plan = try await merge(true)
      if dryRun { return try print(plan) }
      if !yes {
        try print(plan)
        guard Console.confirms("将「\(plan.gone.name)」并入「\(plan.keep.name)」。") else {
          throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有合并。脚本中请加 --yes。")
        }
      }
      try print(try await merge(false))
    }
  }

  private func print(_ receipt: MergeReceipt) throws {
    if global.json { return Console.line(try Console.json(receipt)) }
    let change = receipt.change.map { "(变更 \($0))" } ?? ",试运行,没有写入"
    Console.line("「\(receipt.gone.name)」并入「\(receipt.keep.name)」\(change)")
    let moved = receipt.moved.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    Console.paragraph("转入:\(moved.isEmpty ? "无" : moved.joined(separator: "、"))", indent: 2, hanging: 4)
    let joined = receipt.joined.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !joined.isEmpty { Console.paragraph("重复合一:\(joined.joined(separator: "、"))", indent: 2, hanging: 4) }
    for filled in receipt.filled { Console.paragraph("补全 \(filled.label):\(filled.value)", indent: 2, hanging: 4) }
    for field in receipt.differing {
      Console.paragraph("不一致 \(field.label):保留 \(field.kept),舍去 \(field.dropped)", indent: 2, hanging: 4)
    }
    if let change = receipt.change { Console.line("撤销:yinfeng change undo \(change)") }
  }
}
