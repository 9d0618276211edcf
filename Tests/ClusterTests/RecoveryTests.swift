import Foundation
import Testing

@testable import Cluster

@Suite(.serialized) struct RecoveryTests {
  @Test("a killed server is started again over its stale pid file")
  func killedServer() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      // A throw-away cluster answers before it writes; here the answer must count.
      _ = try await cluster.query("set synchronous_commit = on; create table kept as select 7 as a", as: .owner)
      let first = try #require(try await cluster.status().pid)
      kill(first, SIGKILL)
      await untilGone(cluster)
      #expect(try await cluster.status().state == .stalePidFile)
      _ = try await cluster.ensureRunning()
      #expect(try await cluster.status().pid != first)
      #expect(try await cluster.query("select a from kept", as: .owner).output == "7")
    }
  }

  @Test("a pid file whose number went to another process is no server and no obstacle")
  func foreignPid() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      let text = try String(contentsOfFile: cluster.layout.postmasterFile, encoding: .utf8)
      try await cluster.stop()
      // A process of the server's own account is what PostgreSQL itself would take for a server.
      try await ThrowawayCluster.with { other, _ in
        let stranger = try #require(try await other.cluster.status().pid)
        let rest = text.drop { $0 != "\n" }
        try "\(stranger)\(rest)".write(toFile: cluster.layout.postmasterFile, atomically: true, encoding: .utf8)
        #expect(try await cluster.status().state == .stalePidFile)
        _ = try await cluster.ensureRunning()
        #expect(try await cluster.query("select 1", as: .application).output == "1")
        #expect(try await other.cluster.query("select 1", as: .application).output == "1")
      }
    }
  }

  @Test("a first start that was broken off is begun anew and leaves nothing behind")
  func brokenOff() async throws {
    let throwaway = try await ThrowawayCluster()
    let cluster = throwaway.cluster
    let first = Task { try await cluster.ensureRunning() }
    while unfinished(cluster).isEmpty { await Task.yield() }
    first.cancel()
    _ = await first.result
    #expect(try await cluster.status().state == .notCreated)

    // What a program that was killed at this point leaves.
    let left = cluster.layout.clusterDirectory + "/" + ClusterLayout.unfinishedPrefix + "left"
    try FileManager.default.createDirectory(atPath: left + "/base", withIntermediateDirectories: true)
    _ = try await cluster.ensureRunning()
    #expect(unfinished(cluster).isEmpty)
    #expect(try await cluster.query("select 1", as: .application).output == "1")
    try await throwaway.remove()
  }

  @Test("a server whose socket folder was swept away is restarted")
  func lostSocket() async throws {
    try await ThrowawayCluster.with { throwaway, endpoint in
      let cluster = throwaway.cluster
      try FileManager.default.removeItem(atPath: endpoint.socketDirectory)
      #expect(try await cluster.status().state == .unreachable)
      _ = try await cluster.ensureRunning()
      #expect(try await cluster.query("select 1", as: .application).output == "1")
    }
  }

  private func unfinished(_ cluster: EmbeddedCluster) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cluster.layout.clusterDirectory)) ?? [])
      .filter { $0.hasPrefix(ClusterLayout.unfinishedPrefix) }
  }

  private func untilGone(_ cluster: EmbeddedCluster) async {
    while ClusterSighting(of: cluster.layout).postmaster != nil { await Task.yield() }
  }
}
