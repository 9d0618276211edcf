package import App
import Cluster
package import Domain
import Foundation
package import Logging
package import Postgres
import Secrets
package import Service
import Store

/// A fresh database of one test on a real PostgreSQL, with the program put together on it as the daily role.
///
/// ```swift
/// try await TestDatabase.with { database in
///   let view = try await database.desk.ranking.rank(need: "SQ-01", …)
/// }
/// ```
package struct TestDatabase: Sendable {
  /// The program on this database, connected as `yinfeng_app`.
  package let application: Application
  package let name: String
  /// A libpq URI of the database for the role that owns the schema.
  package let ownerURI: String
  /// A libpq URI of the database for the role of daily work.
  package let applicationURI: String

  /// The day the tests work on: the one the sample is written for.
  package static let today = CalendarDate(year: 2026, month: 11, day: 23)!
  /// On whose behalf the tests work.
  package static let invocation = Invocation(actor: "测试员", requestID: "test")
  /// A logger that writes nothing.
  package static let quiet = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

  /// What the program can do.
  package var desk: Desk { application.desk }
  /// The pool of the program, of the daily role.
  package var pool: PostgresPool { application.pool }
  package var registry: any Registry { desk.registry }
  package var references: any ReferenceStore { desk.references }
  package var runs: any RunLog { desk.runs }
  /// The scenes, read anew at each question.
  package var scenes: any SceneSource { PostgresSceneSource(pool: pool) }

  private static let turnstile = Turnstile(places: 4)

  /// Makes a database with `data`, hands it to `body` and drops it, however `body` ends. At most four stand at once.
  package static func with<Result>(
    _ data: TestData = .sample, _ body: (TestDatabase) async throws -> Result
  ) async throws -> Result {
    await turnstile.enter()
    do {
      let name = try await TestCluster.shared.createDatabase(data)
      let result = try await used(name, body)
      await turnstile.leave()
      return result
    } catch {
      await turnstile.leave()
      throw error
    }
  }

  private static func used<Result>(
    _ name: String, _ body: (TestDatabase) async throws -> Result
  ) async throws -> Result {
    let endpoint = try await TestCluster.shared.endpoint()
    let uri = endpoint.uri(role: .application, database: name)
    let database = TestDatabase(
      application: try TestDatabase.unopened(uri), name: name,
      ownerURI: endpoint.uri(role: .owner, database: name), applicationURI: uri)
    do {
      let result = try await body(database)
      await database.application.close()
      // A server process that is slow to end keeps its database; that goes with the cluster.
      try? await TestCluster.shared.drop(name)
      return result
    } catch {
      await database.application.close()
      try? await TestCluster.shared.drop(name)
      throw error
    }
  }

  /// Runs `body` on a connection of the role that owns the schema.
  package func withOwner<Result>(_ body: (PostgresConnection) async throws -> Result) async throws -> Result {
    try await TestCluster.shared.withOwner(name, body)
  }

  static func settings(_ uri: String) throws -> Settings {
    try Settings(
      flags: [
        "database.url": uri, "actor": invocation.actor, "pool.size": "8", "keys.file": TestKeys.file.get(),
      ], environment: [:])
  }

  static func database(_ uri: String) throws -> Database {
    Database(settings: try settings(uri), resources: Resources(folder: Checkout.data.path))
  }

  /// The program on a database whose schema nobody has looked at.
  static func unopened(_ uri: String) throws -> Application { try program(uri) }

  /// Another program on a database whose schema stands. Close it.
  package static func program(
    _ uri: String, logger: Logger = quiet, limits: PoolLimits = patient
  ) throws -> Application {
    try Application(
      settings(uri), Resources(folder: Checkout.data.path), PostgresConfiguration(uri: uri), logger, false,
      lexicon: lexicon.get(), access: access.get(), limits: limits)
  }

  /// A busy machine may let many callers wait for a connection longer than a user would; no test is about that.
  package static let patient = PoolLimits(waitTimeLimit: .seconds(120))

  /// By what people are let in, with passwords that cost little to hash.
  package static let access: Result<AccessRules, any Error> = Result {
    try ReferenceFiles.access(
      Resources(folder: Checkout.data.path), cost: PasswordHasher.Cost(passes: 1, memory: 8 << 10))
  }

  /// The words of an import and of inference, read once for all tests.
  private static let lexicon: Result<Lexicon, any Error> = Result {
    try ReferenceFiles.lexicon(Resources(folder: Checkout.data.path))
  }
}
