import App
import ArgumentParser
import Service

struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "参考数据:行业分类、产业链、地名、规则、方案",
    subcommands: [ReferenceLoadCommand.self])
}

struct ReferenceLoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "载入随程序提供的参考表,已有的不变")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.opened { application in
      let changed = try await application.loadReference(application.desk.invocation())
      if global.json { return Console.line(try Console.json(changed)) }
      Console.line(changed.isEmpty ? "参考数据已是最新。" : "已载入 \(changed.count) 张参考表:\(changed.joined(separator: "、"))")
    }
  }
}

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "供试用的虚构企业、拟投项目与招商项目",
    subcommands: [SampleLoadCommand.self])
}

struct SampleLoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "载入参考表与虚构示例,可用 change undo 整体撤销;库中已有企业时须加 --yes")
  @Flag(help: "库中已有企业也载入") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.opened { application in
      let (change, records) = try await application.loadSample(application.desk.invocation(), isConfirmed: yes)
      if global.json {
        struct Body: Encodable {
          let change: Int64?
          let records: Int
        }
        return Console.line(try Console.json(Body(change: change, records: records)))
      }
      guard let change else { return Console.line("示例数据已在库中。") }
      Console.line("已载入 \(records) 条示例记录(变更 \(change))。撤销:yinfeng change undo \(change)")
    }
  }
}
