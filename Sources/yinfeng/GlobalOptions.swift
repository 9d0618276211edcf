import App
import ArgumentParser
import Service

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customLong("data-dir"), help: "内置数据库所在文件夹")
  var dataDirectory: String?

  @Option(name: .customLong("database-url"), help: "自有 PostgreSQL 的 libpq 地址")
  var databaseURL: String?

  @Option(help: "经办人,默认为系统用户")
  var actor: String?

  @Option(help: "单位的代码或编号,默认第一个单位")
  var organisation: String?

  @Option(name: .customLong("log-level"), help: "日志级别:trace、debug、info、notice、warning、error、critical")
  var logLevel: String?

  @Flag(help: "输出 JSON,与 HTTP 接口同形")
  var json = false

  /// The settings these flags, a command's own by their keys, the environment and the configuration file make.
  func settings(_ own: [String: String] = [:]) throws -> Settings {
    var flags = own
    flags["data.dir"] = dataDirectory
    flags["database.url"] = databaseURL
    flags["actor"] = actor
    flags["organisation"] = organisation
    flags["log.level"] = logLevel
    return try Settings(flags: flags)
  }

  /// Opens the program, runs `body` at its desk, closes it, and turns refusals into messages and exit codes.
  func run(_ body: (Desk) async throws -> Void) async throws {
    try await opened { try await body($0.desk) }
  }

  /// Opens the program, runs `body` with it, closes it, and turns refusals into messages and exit codes.
  func opened(_ body: (Application) async throws -> Void) async throws {
    try await Failure.reported(json) {
      let application = try await Application.open(settings())
      do {
        try await body(application)
      } catch {
        await application.close()
        throw error
      }
      await application.close()
    }
  }
}
