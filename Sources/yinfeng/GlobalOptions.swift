import App
import ArgumentParser
import Service

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customLong("data-dir"), help: "Folder of the embedded database.")
  var dataDirectory: String?

  @Option(name: .customLong("database-url"), help: "libpq URI of a PostgreSQL server of your own.")
  var databaseURL: String?

  @Option(help: "On whose behalf; the operating-system user by default.")
  var actor: String?

  @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: String?

  @Flag(help: "Print JSON, the same shapes as over HTTP.")
  var json = false

  /// The settings these flags, the environment and the configuration file make.
  func settings() throws -> Settings {
    var flags: [String: String] = [:]
    flags["data.dir"] = dataDirectory
    flags["database.url"] = databaseURL
    flags["actor"] = actor
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
