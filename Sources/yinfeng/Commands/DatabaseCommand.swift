import App
import ArgumentParser
import Cluster
import Service

struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "数据库:启停、状态、升级、psql",
    subcommands: [
      DatabaseStartCommand.self, DatabaseStopCommand.self, DatabaseStatusCommand.self, DatabaseMigrateCommand.self,
      DatabasePsqlCommand.self,
    ])
}

extension GlobalOptions {
  /// Works on the database without opening the program.
  func runDatabase(_ body: (Database) async throws -> Void) async throws {
    try await Failure.reported(json) {
      try await body(Database(settings: settings(), resources: Resources()))
    }
  }

  /// Works on the embedded cluster; refuses when the settings name another server.
  func runCluster(_ body: (Database) async throws -> Void) async throws {
    try await runDatabase { database in
      guard database.isEmbedded else {
        throw ServiceError(.invalid, code: "not_embedded", message: "已设置 database.url,数据库由外部管理,请用其自身的工具启停。")
      }
      try await body(database)
    }
  }
}

struct DatabaseStartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "start", abstract: "启动内置数据库")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runCluster { database in
      let endpoint = try await database.cluster.ensureRunning()
      if global.json { return Console.line(try Console.json(DatabaseReport(try await database.cluster.status()))) }
      Console.line("数据库已运行:\(endpoint.socketDirectory)")
    }
  }
}

struct DatabaseStopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stop", abstract: "停止内置数据库")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runCluster { database in
      let stopped = try await database.cluster.stop()
      if global.json { return Console.line(try Console.json(DatabaseReport(try await database.cluster.status()))) }
      Console.line(stopped ? "数据库已停止。" : "数据库没有在运行。")
    }
  }
}

struct DatabaseStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "数据库的位置、状态与结构版本")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runDatabase { database in
      let status = database.isEmbedded ? try await database.cluster.status() : nil
      let schema = status.map { $0.state == .running } ?? true ? try await database.schema() : nil
      if global.json { return Console.line(try Console.json(DatabaseReport(status, schema: schema))) }
      if let status {
        Console.line("状态 \(status.state.label)" + (status.pid.map { " · 进程 \($0)" } ?? ""))
        Console.line("数据目录 \(status.dataDirectory)")
        Console.line("套接字目录 \(status.socketDirectory)")
        Console.line("日志 \(status.logPath)")
      }
      guard let schema else { return }
      Console.line("已执行迁移 \(schema.applied.count),待执行 \(schema.pending.count)")
      for file in schema.pending { Console.line("  \(file)") }
    }
  }
}

struct DatabaseMigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "升级数据库结构,须以属主身份")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runDatabase { database in
      let applied = try await database.migrate()
      if global.json { return Console.line(try Console.json(DatabaseReport(schema: (applied, [])))) }
      Console.line(applied.isEmpty ? "数据库结构已是最新。" : "已执行:\(applied.joined(separator: "、"))")
    }
  }
}

struct DatabasePsqlCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "psql", abstract: "以日常角色打开 psql")
  @Argument(parsing: .captureForPassthrough, help: "给 psql 的参数") var arguments: [String] = []
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runCluster { database in
      _ = try await database.cluster.ensureRunning()
      let psql = try await database.cluster.psqlInvocation(role: .application)
      Output.restoreSignals()
      psql.replaceProcess(adding: arguments)
      throw ServiceError(.notFound, code: "psql_missing", message: "无法运行 \(psql.executable),请安装 postgresql-client。")
    }
  }
}

/// What is known of the database, as JSON; the rest is left out.
private struct DatabaseReport: Encodable {
  let state: String?
  let pid: Int32?
  let data_directory: String?
  let socket_directory: String?
  let log: String?
  let applied: [String]?
  let pending: [String]?

  init(_ status: ClusterStatus? = nil, schema: (applied: [String], pending: [String])? = nil) {
    state = status?.state.rawValue
    pid = status?.pid
    data_directory = status?.dataDirectory
    socket_directory = status?.socketDirectory
    log = status?.logPath
    applied = schema?.applied
    pending = schema?.pending
  }
}
