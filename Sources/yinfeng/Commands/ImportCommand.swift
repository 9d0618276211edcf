import ArgumentParser
import Service

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入记录与撤销",
    subcommands: [ImportListCommand.self, ChangeUndoCommand.self])
}

struct ChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "变更记录与撤销:每次写入是一次变更,可整体撤销",
    subcommands: [ChangeListCommand.self, ChangeUndoCommand.self])
}

/// How much of a list of changes is shown.
struct ChangeListOptions: ParsableArguments {
  @Option(help: "最多几条,1 至 1000") var limit = 20
  @Option(help: "只列此变更之前的") var before: Int64?

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit 应在 1 到 1000 之间") }
  }
}

struct ImportListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出导入,最近的在前",
    discussion: """
      示例
        yinfeng import list
        yinfeng import list --before 120 --limit 50
      """)

  @OptionGroup var options: ChangeListOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let changes = try await desk.imports(
        before: options.before, limit: options.limit, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(changes)) }
      guard !changes.isEmpty else { return Console.line("还没有导入过。可运行 yinfeng enterprise import FILE。") }
      ChangeTable.print(changes, noted: "文件")
    }
  }
}

struct ChangeListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出变更,最近的在前",
    discussion: """
      示例
        yinfeng change list
        yinfeng change list --before 120 --limit 50
      """)

  @OptionGroup var options: ChangeListOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let changes = try await desk.imports.changes(
        before: options.before, limit: options.limit, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(changes)) }
      guard !changes.isEmpty else { return Console.line("还没有任何变更。") }
      ChangeTable.print(changes, noted: "说明")
    }
  }
}

/// Prints changes with what became of them.
enum ChangeTable {
  static func print(_ changes: [ChangeEntry], noted: String) {
    var table = TextTable([
      .init(header: "变更", alignRight: true), .init(header: "时间"), .init(header: "经办", flexible: true),
      .init(header: "办理"), .init(header: noted, flexible: true), .init(header: "状态"),
    ])
    table.rows = changes.map { change in
      [
        "\(change.id)", ShanghaiTime.text(change.recordedAt), change.actor, DeedWord.text(change.useCase),
        change.note ?? "",
        change.undoneBy.map { "已由 \($0) 撤销" } ?? change.undoes.map { "撤销 \($0)" } ?? "",
      ]
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
  }
}

/// `yinfeng change undo`, also `yinfeng change undo`
struct ChangeUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "整体撤销一次变更;其后又被改动的须先撤销",
    discussion: """
      任何变更都可撤销,编号在写入时给出;撤销本身也是变更,再撤销它即恢复原状。

      示例
        yinfeng change undo 42 --dry-run
        yinfeng change undo 42 --yes
      """)

  @Argument(help: "变更编号") var change: Int64
  @Flag(name: .customLong("dry-run"), help: "只显示结果,不写入") var dryRun = false
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let preview = try await desk.undo(change, isDryRun: true, invocation: desk.invocation())
      let removed = preview.result.removed.values.reduce(0, +)
      let restored = preview.result.restored.values.reduce(0, +)
      if dryRun, global.json { return Console.line(try Console.json(UndoView(preview))) }
      if dryRun { return Console.line("将移除 \(removed) 条,恢复 \(restored) 条。试运行,没有写入。") }
      guard yes || Console.confirms("撤销变更 \(change):移除 \(removed) 条,恢复 \(restored) 条。") else {
        throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有撤销。脚本中请加 --yes。")
      }
      let receipt = try await desk.undo(change, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(UndoView(receipt))) }
      TakeBackPrinter.print(receipt.result)
      if let change = receipt.change { Console.line("变更 \(change.id);再撤销它即恢复原状。") }
    }
  }
}
