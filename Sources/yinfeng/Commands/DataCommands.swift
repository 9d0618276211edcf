import App
import ArgumentParser
import Service

/// `yinfeng reference`
struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Reference tables: classification, chains, places, rules, profiles.",
    subcommands: [ReferenceLoadCommand.self])
}

/// `yinfeng reference load`
struct ReferenceLoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load the tables that came with the program; tables that stand already stay.")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.opened { application in
      let changed = try await application.loadReference(application.desk.invocation())
      if global.json { return Console.line(try Console.json(changed)) }
      Console.line(changed.isEmpty ? "参考数据已是最新。" : "已载入 \(changed.count) 张参考表:\(changed.joined(separator: "、"))")
    }
  }
}

/// `yinfeng sample`
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Invented firms, plans and needs to try the program with.",
    subcommands: [SampleLoadCommand.self])
}

/// `yinfeng sample load`
struct SampleLoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load the reference tables and the invented sample; import undo takes it back.")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.opened { application in
      let (change, records) = try await application.loadSample(application.desk.invocation())
      if global.json {
        struct Body: Encodable {
          let change: Int64?
          let records: Int
        }
        return Console.line(try Console.json(Body(change: change, records: records)))
      }
      guard let change else { return Console.line("示例数据已在库中。") }
      Console.line("已载入 \(records) 条示例记录(变更 \(change))。撤销:yinfeng import undo \(change)")
    }
  }
}
