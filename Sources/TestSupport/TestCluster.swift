import App
import Cluster
import Domain
import Foundation
import Logging
import Postgres
import Service

/// The throw-away PostgreSQL of a test process, with the databases that tests copy theirs from.
///
/// It starts with the first test that asks and is removed when the process ends.
actor TestCluster {
  static let shared = TestCluster()

  private var starting: Task<ClusterEndpoint, any Error>?
  private var templates: [TestData: Task<String, any Error>] = [:]
  private var count = 0

  /// Where the server is reached.
  func endpoint() async throws -> ClusterEndpoint {
    if let starting { return try await starting.value }
    let task = Task {
      // The folder must be one that the server's own account can enter, whatever TMPDIR says.
      let throwaway = try await ThrowawayCluster(in: "/tmp")
      return try await throwaway.cluster.ensureRunning()
    }
    starting = task
    return try await task.value
  }

  /// Makes a database that holds `data` and answers its name.
  func createDatabase(_ data: TestData) async throws -> String {
    count += 1
    let name = "test_\(count)"
    let template = try await template(data)
    try await withOwner("postgres") { owner in
      try await owner.executeScript("create database \(name) template \(template)")
    }
    return name
  }

  /// Drops a database; the server waits some seconds for connections that are just ending.
  func drop(_ name: String) async throws {
    try await withOwner("postgres") { owner in
      try await owner.executeScript("drop database if exists \(name)")
    }
  }

  /// Runs `body` on a connection of the role that owns the schema.
  nonisolated func withOwner<Result>(
    _ database: String, _ body: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    let uri = try await endpoint().uri(role: .owner, database: database)
    let connection = try await PostgresConnection.connect(
      try PostgresConfiguration(uri: uri), logger: TestDatabase.quiet)
    do {
      let result = try await body(connection)
      await connection.close()
      return result
    } catch {
      await connection.close()
      throw error
    }
  }

  private func template(_ data: TestData) async throws -> String {
    if let making = templates[data] { return try await making.value }
    let task = Task { try await makeTemplate(data) }
    templates[data] = task
    return try await task.value
  }

  private func makeTemplate(_ data: TestData) async throws -> String {
    let name = "template_\(data.rawValue)"
    let base: String
    if let lesser = data.base { base = try await template(lesser) } else { base = "template0" }
    try await withOwner("postgres") { owner in
      try await owner.executeScript("create database \(name) template \(base)")
    }
    let endpoint = try await endpoint()
    switch data {
    case .nothing: break
    case .schema: _ = try await TestDatabase.database(endpoint.uri(role: .owner, database: name)).migrate()
    case .partners:
      let application = try TestDatabase.unopened(endpoint.uri(role: .application, database: name))
      try await Partners.fill(application)
      await application.close()
    case .reference, .sample:
      let application = try TestDatabase.unopened(endpoint.uri(role: .application, database: name))
      if data == .reference {
        _ = try await application.loadReference(TestDatabase.invocation)
      } else {
        _ = try await application.loadSample(TestDatabase.invocation, today: TestDatabase.today)
      }
      await application.close()
    }
    return name
  }
}
