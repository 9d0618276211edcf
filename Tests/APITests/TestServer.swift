import API
import App
import Foundation
import TestSupport

/// A server of one test on a free loopback port, on a database of its own.
struct TestServer: Sendable {
  let client: LoopbackClient
  let application: Application
  let database: TestDatabase

  /// Starts a server on a fresh database and hands it to `body` once it is ready, or at once when it is not waited for.
  static func with(
    _ data: TestData = .sample, limits: APILimits = APILimits(), poolSize: Int = 4, waits: Bool = true,
    _ body: (TestServer) async throws -> Void
  ) async throws {
    try await TestDatabase.with(data) { database in
      let settings = try Settings(
        flags: [
          "database.url": database.applicationURI, "actor": "测试员", "pool.size": "\(poolSize)", "log.level": "critical",
        ], environment: [:])
      let application = try await Application.open(
        settings, resources: Resources(folder: Checkout.data.path), followsChanges: true)
      do {
        try await served(application, database, limits, waits, body)
      } catch {
        await application.close()
        throw error
      }
      await application.close()
    }
  }

  private static func served(
    _ application: Application, _ database: TestDatabase, _ limits: APILimits, _ waits: Bool,
    _ body: (TestServer) async throws -> Void
  ) async throws {
    let (ports, told) = AsyncStream<Int>.makeStream()
    let server = application.server(try LoopbackAddress(port: 0), limits: limits) { told.yield($0) }
    let running = Task {
      defer { told.finish() }
      try await server.run()
    }
    guard let port = await ports.first(where: { _ in true }) else { return try await running.value }
    do {
      var client = LoopbackClient(port: port)
      let document = try await client.get("/api/v1/openapi.json").json
      client.contract = Contract(document: document)
      while waits, try await client.get("/readyz").status != 200 {}
      try await body(TestServer(client: client, application: application, database: database))
    } catch {
      running.cancel()
      _ = await running.result
      throw error
    }
    running.cancel()
    _ = await running.result
  }
}
