import Cluster
import Foundation
import Testing

@Suite(.serialized) struct SharingTests {
  @Test("programs started at once make and share one server")
  func atOnce() async throws {
    let throwaway = try await ThrowawayCluster()
    let settings = throwaway.cluster.settings
    let endpoints = try await withThrowingTaskGroup(of: ClusterEndpoint.self) { group in
      for _ in 0..<4 {
        group.addTask { try await EmbeddedCluster(settings: settings).ensureRunning() }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(endpoints.count == 1)
    let servers = try await Shell.run("pgrep", "--full", "--count", "postgres -D \(settings.dataDirectory)/")
    #expect(servers.output == "1")
    try await throwaway.remove()
  }

  @Test("two data folders run side by side with sockets of their own")
  func sideBySide() async throws {
    try await ThrowawayCluster.with { _, first in
      try await ThrowawayCluster.with { _, second in
        #expect(first.socketDirectory != second.socketDirectory)
      }
    }
  }

  @Test("the server outlives the call in a session of its own, holding neither the lock nor the caller's files")
  func ownSession() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let server = try #require(try await throwaway.cluster.status().pid)
      let stat = try await Shell.run("ps", "-o", "sid=", "-p", "\(server)")
      #expect(Int32(stat.output.trimmingCharacters(in: .whitespaces)) != getsid(0))
      let files = try await Shell.run("ls", "-l", "/proc/\(server)/fd")
      #expect(files.succeeded)
      #expect(!files.output.contains("cluster.lock"))
      #expect(!files.output.contains("pipe:") || !files.output.contains("1 -> pipe:"))
    }
  }

  @Test("stop says whether a server ran, and a later start finds the data again")
  func stopAndStart() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      _ = try await cluster.query("create table kept as select 42 as a", as: .owner)
      #expect(try await cluster.stop())
      #expect(try await cluster.status().state == .stopped)
      #expect(try await cluster.stop() == false)
      let refused = await #expect(throws: ClusterError.self) { try await cluster.psqlInvocation(role: .owner) }
      #expect(refused?.code == .notRunning)
      _ = try await cluster.ensureRunning()
      #expect(try await cluster.query("select a from kept", as: .owner).output == "42")
    }
  }

  @Test("a removed throw-away cluster leaves no server and no folder")
  func removed() async throws {
    let (cluster, endpoint) = try await ThrowawayCluster.with { ($0.cluster, $1) }
    #expect(!FileManager.default.fileExists(atPath: cluster.settings.dataDirectory))
    #expect(!FileManager.default.fileExists(atPath: endpoint.socketDirectory))
    #expect(try await cluster.status().state == .notCreated)
    #expect(try await cluster.stop() == false)
  }
}
