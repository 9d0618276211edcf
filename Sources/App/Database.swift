package import Cluster
import Foundation
package import Logging
import Postgres
import Service
import Store

/// The database a process works on: its own embedded cluster, or a server named by the settings.
package struct Database: Sendable {
  let settings: Settings
  let resources: Resources
  /// Where log lines go.
  package let logger: Logger

  /// The database the settings name.
  package init(settings: Settings, resources: Resources) {
    self.settings = settings
    self.resources = resources
    var logger = Logger(label: "yinfeng") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = settings.logLevel
    self.logger = logger
  }

  /// Whether the embedded cluster is used.
  package var isEmbedded: Bool { settings.databaseURL == nil }

  package var cluster: EmbeddedCluster {
    let directory =
      settings.dataDirectory
      ?? ClusterSettings.defaultDataDirectory(
        environment: ProcessInfo.processInfo.environment, isRoot: geteuid() == 0)
    return EmbeddedCluster(settings: ClusterSettings(dataDirectory: directory), logger: logger)
  }

  /// Makes the database ready for the daily role. Throws `ServiceError` `schema_behind` for a server of one's own whose
  /// schema is not up to date.
  /// `keys_missing` when contacts are sealed with keys that are not there.
  ///
  /// Answers whether the database was made by this very call, with nothing in it.
  func ready() async throws -> (configuration: PostgresConfiguration, isNew: Bool) {
    guard let url = settings.databaseURL else {
      let endpoint = try await cluster.ensureRunning()
      let isNew = try await withConnection(PostgresConfiguration(uri: endpoint.uri(role: .owner))) { connection in
        let seals = try await keysAtHand(connection)
        let status = try await migrator().status(connection)
        if !status.pending.isEmpty { _ = try await migrator(seals).migrate(connection) }
        try await SealKeys.demand(seals?.ring, file: keyFile, connection)
        return status.applied.isEmpty
      }
      return (try PostgresConfiguration(uri: endpoint.uri(role: .application)), isNew)
    }
    let configuration = try Database.configuration(url)
    try await withConnection(configuration) { connection in
      let status = try await migrator().status(connection)
      guard status.pending.isEmpty else {
        throw ServiceError(
          .conflict, code: "schema_behind",
          message:
            "数据库结构落后 \(status.pending.count) 步(\(status.pending.joined(separator: "、"))),请先以属主身份运行 yinfeng db migrate。")
      }
      try await SealKeys.demand(try seals()?.ring, file: keyFile, connection)
    }
    return (configuration, false)
  }

  /// The database for the daily role where it answers at once and its schema is up to date; `nil` where not. Nothing is
  /// started, made or migrated. A connection may take a second, a statement two.
  func atHand() async -> PostgresConfiguration? {
    guard let uri = settings.databaseURL ?? cluster.endpoint?.uri(role: .application),
      var configuration = try? Database.configuration(uri)
    else { return nil }
    configuration.connectTimeLimit = .seconds(1)
    configuration.statementTimeLimit = .seconds(2)
    configuration.cancelGrace = .milliseconds(500)
    let isReady = try? await withConnection(configuration) { connection in
      try await SealKeys.demand(try seals()?.ring, file: keyFile, connection)
      return try await migrator().status(connection).pending.isEmpty
    }
    return isReady == true ? configuration : nil
  }

  /// The number of the organisation of this code. Throws `ServiceError` `organisation_not_found`.
  func organisation(_ code: String, _ configuration: PostgresConfiguration) async throws -> Int64 {
    try await withConnection(configuration) { connection in
      guard let id = try await PostgresAccountBook.organisation(code, connection) else {
        throw ServiceError(
          .notFound, code: "organisation_not_found", message: "没有代码为「\(code)」的单位。", remedy: .listOrganisations)
      }
      return id
    }
  }

  /// Applies pending migrations, seals what stands of contacts where there are keys, and answers the files.
  package func migrate() async throws -> [String] {
    try await asOwner { connection in
      let seals = try await keysAtHand(connection)
      let applied = try await migrator(seals).migrate(connection)
      try await SealKeys.demand(seals?.ring, file: keyFile, connection)
      return applied
    }
  }

  /// Runs `body` on a connection of the role that owns the schema: of the embedded cluster, else the one that the settings
  /// name.
  func asOwner<Result>(_ body: (PostgresConnection) async throws -> Result) async throws -> Result {
    if let url = settings.databaseURL { return try await withConnection(Database.configuration(url), body) }
    let endpoint = try await cluster.ensureRunning()
    return try await withConnection(PostgresConfiguration(uri: endpoint.uri(role: .owner)), body)
  }

  /// The migrations applied and pending.
  package func schema() async throws -> (applied: [String], pending: [String]) {
    let status = try await asOwner { try await migrator().status($0) }
    return (status.applied, status.pending)
  }

  /// Throws `ServiceError` `invalid_setting` when `database.url` is no libpq URI.
  private static func configuration(_ url: String) throws -> PostgresConfiguration {
    do {
      return try PostgresConfiguration(uri: url)
    } catch let error as PostgresError where error.code == .invalidConfiguration {
      throw ServiceError(
        .invalid, code: "invalid_setting",
        message: "配置项 database.url 无法使用,应写成 postgresql://用户@主机:5432/数据库。")
    }
  }

  private func migrator(_ seals: Seals? = nil) throws -> Migrator {
    let files = try resources.texts(in: "migrations", ending: ".sql")
    return Migrator(files.compactMap { Migration(file: $0.name, text: $0.text) }, seals: seals)
  }

  private func withConnection<Result>(
    _ configuration: PostgresConfiguration, _ body: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    let connection: PostgresConnection
    do {
      connection = try await PostgresConnection.connect(configuration, logger: logger)
    } catch let error as PostgresError where error.meansServerIsAway {
      logger.info("the database cannot be reached", metadata: ["error": "\(error.debugDescription)"])
      throw ServiceError(
        .unavailable, code: "database_away", message: "无法连接数据库,请检查 database.url 与数据库服务;加 --log-level info 可看到原因。")
    }
    do {
      let result = try await body(connection)
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }
}
