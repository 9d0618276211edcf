import ArgumentParser
import Domain
import Service

struct DifferenceTakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "采用较弱或较早的说法,日期与依据照其所写",
    discussion: """
      示例
        yinfeng difference list --filter state=open
        yinfeng difference take 812 815
      """)

  @Argument(help: "待定差异的编号,可多个") var differences: [String]
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws { try await DifferencePrinter.settle(differences, .taken, dryRun, global) }
}

struct DifferenceKeepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "保留现有内容,同一说法不再询问",
    discussion: """
      示例
        yinfeng difference keep 812
      """)

  @Argument(help: "待定差异的编号,可多个") var differences: [String]
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws { try await DifferencePrinter.settle(differences, .kept, dryRun, global) }
}

/// Settles and prints differences.
enum DifferencePrinter {
  static func settle(
    _ words: [String], _ state: DifferenceState, _ dryRun: Bool, _ global: GlobalOptions
  ) async throws {
    try await global.run { desk in
      let receipts = try await desk.settleDifference(
        words, as: state, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      if global.json {
        let views = try await desk.records(DifferenceField.self).views(receipts, invocation: desk.invocation())
        return Console.line(try Console.json(views))
      }
      for receipt in receipts {
        try await ReceiptPrinter.print(receipt, (dryRun ? "将" : "") + state.label, false, desk)
      }
    }
  }

  /// The differences an import or minutes met, and how to settle them.
  static func print(_ differences: [DifferenceView]) {
    guard !differences.isEmpty else { return }
    Console.line("有 \(differences.count) 处与依据更强或日期更晚的内容不同,没有改动:")
    for difference in differences.prefix(10) {
      let place = difference.row.map { "第 \($0) 行 " } ?? ""
      let number = difference.id.map { "\($0) " } ?? ""
      Console.paragraph("\(number)\(place)\(difference.words)", indent: 2, hanging: 4)
    }
    if differences.count > 10 { Console.line("  … 共 \(differences.count) 处。") }
    guard differences.contains(where: { $0.id != nil }) else { return }
    Console.line(
      "采用:yinfeng difference take 编号 · 保留:yinfeng difference keep 编号 · 查看:yinfeng difference list --filter state=open")
  }
}
