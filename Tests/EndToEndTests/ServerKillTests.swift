import App
import Cluster
import Foundation
import Postgres
import Service
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct ServerKillTests {
  private static let resources = Resources(folder: Checkout.data.path)

  private static func settings(_ uri: String) throws -> Settings {
    try Settings(flags: ["database.url": uri, "actor": "测试员"], environment: [:])
  }

  private static func firms(_ endpoint: ClusterEndpoint) async throws -> Int64 {
    let configuration = try PostgresConfiguration(uri: endpoint.uri(role: .owner))
    let connection = try await PostgresConnection.connect(configuration, logger: TestDatabase.quiet)
    let count = try await connection.query("select count(*) from enterprise").one().decode(Int64.self, at: 0)
    await connection.close()
    return count
  }

  private static func prepare(_ endpoint: ClusterEndpoint) async throws -> Application {
    let owner = endpoint.uri(role: .owner)
    _ = try await Database(settings: settings(owner), resources: resources).migrate()
    let connection = try await PostgresConnection.connect(
      try PostgresConfiguration(uri: owner), logger: TestDatabase.quiet)
    // A throw-away cluster answers before it writes; here the answer must count.
    try await connection.executeScript("alter database yinfeng set synchronous_commit = on")
    await connection.close()
    let application = try await Application.open(settings(endpoint.uri(role: .application)), resources: resources)
    _ = try await application.loadReference(TestDatabase.invocation)
    return application
  }

  private static func imported(
    _ count: Int, from first: Int, _ application: Application,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await withTemporaryFile("登记表.csv", FirmList.text(count, from: first)) { path in
      try await application.desk.importWorkbook(
        path: path, options: ImportOptions(fileName: "登记表.csv"), today: TestDatabase.today,
        invocation: TestDatabase.invocation, progress: progress)
    }
  }

  @Test func `a server killed in the middle of an import keeps what was committed and nothing of the rest`()
    async throws
  {
    try await ThrowawayCluster.with { throwaway, endpoint in
      let application = try await ServerKillTests.prepare(endpoint)
      #expect(try await ServerKillTests.imported(20, from: 1, application).created == 20)

      let server = try #require(try await throwaway.cluster.status().pid)
      let killed = Mutex(false)
      let error = await #expect(throws: ServiceError.self) {
        _ = try await ServerKillTests.imported(600, from: 1001, application) { progress in
          // The first rows are written, the last are not.
          guard case .writing(let rows, let all) = progress, rows < all else { return }
          killed.withLock { killed in
            if !killed { kill(server, SIGKILL) }
            killed = true
          }
        }
      }
      #expect(killed.withLock { $0 })
      #expect(error?.kind == .unavailable, "\(String(describing: error))")
      while try await throwaway.cluster.status().pid == server { await Task.yield() }

      let again = try await throwaway.cluster.ensureRunning()
      #expect(try await ServerKillTests.firms(again) == 20)
      #expect(try await ServerKillTests.imported(600, from: 1001, application).created == 600)
      #expect(try await ServerKillTests.firms(again) == 620)
      await application.close()
    }
  }
}
