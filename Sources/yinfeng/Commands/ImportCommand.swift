import ArgumentParser
import Service

/// `yinfeng import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "List past imports and take one back.",
    subcommands: [ImportListCommand.self, ImportUndoCommand.self])
}

/// `yinfeng import list`
struct ImportListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List imports, newest first.",
    discussion: """
      EXAMPLES
        yinfeng import list
        yinfeng import list --before 120 --limit 50
      """)

  @Option(help: "At most this many.") var limit = 20
  @Option(help: "Only imports before this change.") var before: Int64?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let changes = try await desk.imports(
        before: before, limit: limit, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(changes)) }
      guard !changes.isEmpty else { return Console.line("还没有导入过。可运行 yinfeng enterprise import FILE。") }
      var table = TextTable([
        .init(header: "变更", alignRight: true), .init(header: "时间(UTC)"), .init(header: "经办"),
        .init(header: "文件", flexible: true),
      ])
      table.rows = changes.map { ["\($0.id)", $0.recordedAt, $0.actor, $0.note ?? ""] }
      for line in table.lines(width: Console.width) { Console.line(line) }
    }
  }
}

/// `yinfeng import undo`
struct ImportUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a change back whole; refused when later changes built upon it.",
    discussion: """
      Any change may be named, not only an import: its number is printed when it is written, and undoing that restores it.

      EXAMPLES
        yinfeng import undo 42 --dry-run
        yinfeng import undo 42 --yes
      """)

  @Argument(help: "The change's number.") var change: Int64
  @Flag(name: .customLong("dry-run"), help: "Show what would happen, write nothing.") var dryRun = false
  @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
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
