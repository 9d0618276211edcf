import ArgumentParser
import Domain
import Service

/// `yinfeng enterprise merge`
struct EnterpriseMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one of two enterprises that turn out to be one.",
    discussion: """
      Plans, people, projects, visits, follow-ups and findings of GONE hang on KEEP afterwards; what KEEP does not know is
      filled from GONE, and GONE's names become former or short names. Where both know a value, KEEP's stands.

      EXAMPLES
        yinfeng enterprise merge 甲子示例 甲子线束 --dry-run
        yinfeng enterprise merge 12 57 --yes
      """)

  @Argument(help: "The enterprise that stays: id, credit code or part of its name.") var keep: String
  @Argument(help: "The enterprise that goes.") var gone: String
  @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
  @Flag(name: .customLong("dry-run"), help: "Show what would happen, write nothing.") var dryRun = false
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
    if let change = receipt.change { Console.line("撤销:yinfeng import undo \(change)") }
  }
}
