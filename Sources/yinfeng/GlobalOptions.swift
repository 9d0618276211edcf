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

  @Option(help: "在这个服务器上办理:https://名称;令牌取自环境变量 YINFENG_TOKEN")
  var server: String?

  @Option(name: .customLong("token-file"), help: "存令牌的文件,只许本人可读")
  var tokenFile: String?

  @Option(name: .customLong("ca-file"), help: "单位自建证书的根证书文件,PEM")
  var authorities: String?

  @Flag(help: "服务器不是 https 也发出令牌;只用于可信的线路")
  var insecure = false

  @Flag(help: "输出 JSON,与 HTTP 接口同形")
  var json = false

  /// The options that say where a command is to be run, which no server is told.
  static let reaching: Set<String> = ["--server", "--token-file", "--ca-file"]
  static let insecure = "--insecure"

  /// What says on which data of this computer a command works.
  private var ownOptions: [String] {
    [
      ("--data-dir", dataDirectory), ("--database-url", databaseURL), ("--actor", actor),
      ("--organisation", organisation), ("--log-level", logLevel),
    ].compactMap { $0.1 == nil ? nil : $0.0 }
  }

  /// A server takes who acts and on which data from the token, and sends nothing on.
  func validate() throws {
    let reaching = [
      ("--server", server), ("--token-file", tokenFile), ("--ca-file", authorities),
      (GlobalOptions.insecure, insecure ? "" : nil),
    ].compactMap { $0.1 == nil ? nil : $0.0 }
    if Surroundings.current != nil, let first = (ownOptions + reaching).first {
      throw ValidationError("\(first) 不能用于在服务器上办理的命令:账号、单位与数据由令牌决定")
    }
    if server != nil { try demandNoOwnOptions() }
  }

  private func demandNoOwnOptions() throws {
    guard let first = ownOptions.first else { return }
    throw ValidationError("\(first) 只用于本机的数据,不能与 --server 或 YINFENG_SERVER 同用:账号、单位与数据由令牌决定")
  }

  private func allSettings(_ own: [String: String] = [:]) throws -> Settings {
    var flags = own
    flags["data.dir"] = dataDirectory
    flags["database.url"] = databaseURL
    flags["actor"] = actor
    flags["organisation"] = organisation
    flags["log.level"] = logLevel
    flags["server"] = server
    flags["server.token.file"] = tokenFile
    flags["server.ca.file"] = authorities
    if insecure { flags["server.insecure"] = "true" }
    return try Settings(flags: flags)
  }

  /// The settings these flags, a command's own by their keys, the environment and the configuration file make, for work on
  /// this computer.
  ///
  /// Throws `ServiceError` `local_command` where a server is set: what asks for this does not go through one.
  func settings(_ own: [String: String] = [:]) throws -> Settings {
    guard Surroundings.current == nil else { throw ServiceError.localCommand(server: nil) }
    let settings = try allSettings(own)
    if let server = settings.server { throw ServiceError.localCommand(server: server) }
    return settings
  }

  /// Runs `body` at a desk and turns refusals into messages and exit codes: the desk of this computer; where a server runs
  /// the command for somebody, theirs. Where a server is set the command is sent to it instead, and its answer is told.
  func run(_ body: (Desk) async throws -> Void) async throws {
    try await Failure.reported(json) {
      if let around = Surroundings.current {
        try around.demand(TypedLine.current?.access)
        return try await body(around.desk)
      }
      let settings = try allSettings()
      guard let server = settings.server, let line = TypedLine.current else {
        return try await opened(settings) { try await body($0.desk) }
      }
      try demandNoOwnOptions()
      try await RemoteRun(line, at: server, settings).callAsFunction()
    }
  }

  /// Opens the program on this computer, runs `body` with it, closes it, and turns refusals into messages and exit codes.
  func opened(_ body: (Application) async throws -> Void) async throws {
    try await Failure.reported(json) { try await opened(settings(), body) }
  }

  private func opened(_ settings: Settings, _ body: (Application) async throws -> Void) async throws {
    let application = try await Application.open(settings)
    do {
      try await body(application)
    } catch {
      await application.close()
      throw error
    }
    await application.close()
  }
}

extension ServiceError {
  /// `local_command`: what is done on the computer of the data alone was asked of a server.
  static func localCommand(server: String?) -> ServiceError {
    ServiceError(
      .invalid, code: "local_command",
      message: server.map { "此命令管理本机的程序与数据,不能在服务器 \($0) 上远程办理。请登录那台服务器运行;要在本机运行,请去掉 --server 或 YINFENG_SERVER。" }
        ?? "此命令管理服务器本身,不能远程办理。请登录服务器运行。")
  }
}
