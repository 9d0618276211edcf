import Foundation
import Testing

@testable import Cluster

@Suite(.serialized) struct RefusalTests {
  @Test("without initdb the error names every folder that was searched")
  func missingPrograms() async throws {
    try await TemporaryFolder.with { folder in
      let settings = ClusterSettings(
        dataDirectory: folder + "/data", programDirectories: ["/nowhere/bin", "/var/empty"])
      let error = try await refusal(settings)
      #expect(error.code == .initdbMissing)
      #expect(error.place == "/nowhere/bin，/var/empty")
      #expect(error.description.contains("deploy/dependencies"))
    }
  }

  @Test("a socket path of more than 107 bytes is refused before anything is made")
  func longSocketPath() async throws {
    try await TemporaryFolder.with { folder in
      let settings = ClusterSettings(
        dataDirectory: folder + "/data", runtimeDirectory: "/run/" + String(repeating: "长", count: 30))
      let error = try await refusal(settings)
      #expect(error.code == .socketPathTooLong)
      #expect(error.why.contains("107"))
      #expect(!FileManager.default.fileExists(atPath: settings.dataDirectory))
    }
  }

  @Test("a socket folder inside the data folder is refused")
  func socketInData() async throws {
    try await TemporaryFolder.with { folder in
      let error = try await refusal(ClusterSettings(dataDirectory: folder, runtimeDirectory: folder + "/run"))
      #expect(error.code == .socketFolderNotPrivate)
    }
  }

  @Test("a socket folder that others can enter is refused")
  func openSocketFolder() async throws {
    let throwaway = try await ThrowawayCluster()
    let folder = try SocketFolder.choose(for: throwaway.cluster.settings)
    let owner = NSNumber(value: try await ServerAccount.current().userID)
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o777, .ownerAccountID: owner])
    let error = await #expect(throws: ClusterError.self) { try await throwaway.cluster.ensureRunning() }
    #expect(error?.code == .socketFolderNotPrivate)
    try await throwaway.remove()
  }

  @Test("data of a major version that is not installed is refused, not touched")
  func otherMajorVersion() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      try await cluster.stop()
      let version = try String(contentsOfFile: cluster.layout.versionFile, encoding: .utf8)
      try "99\n".write(toFile: cluster.layout.versionFile, atomically: false, encoding: .utf8)
      let error = await #expect(throws: ClusterError.self) { try await cluster.ensureRunning() }
      #expect(error?.code == .otherMajorVersion)
      #expect(error?.why.contains("99") == true)
      try version.write(toFile: cluster.layout.versionFile, atomically: false, encoding: .utf8)
      _ = try await cluster.ensureRunning()
    }
  }

  @Test("a data folder without PG_VERSION is called damaged and is not made anew")
  func damaged() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      try await cluster.stop()
      try FileManager.default.removeItem(atPath: cluster.layout.versionFile)
      let error = await #expect(throws: ClusterError.self) { try await cluster.ensureRunning() }
      #expect(error?.code == .damagedCluster)
      #expect(FileManager.default.fileExists(atPath: cluster.layout.dataPath + "/base"))
      try "15\n".write(toFile: cluster.layout.versionFile, atomically: false, encoding: .utf8)
    }
  }

  @Test("a cluster folder of another account is refused by name", .enabled(if: ServerAccount.programIsRoot))
  func wrongOwner() async throws {
    try await TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/cluster", withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700, .ownerAccountName: "nobody"])
      let error = try await refusal(ClusterSettings(dataDirectory: folder))
      #expect(error.code == .wrongOwner)
      #expect(error.why.contains("nobody") && error.why.contains("postgres"))
    }
  }

  @Test("a running cluster of another account is not taken for one's own", .enabled(if: ServerAccount.programIsRoot))
  func othersServer() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      let folder = cluster.layout.clusterDirectory
      try FileManager.default.setAttributes([.ownerAccountName: "nobody"], ofItemAtPath: folder)
      for attempt in [{ _ = try await cluster.ensureRunning() }, { _ = try await cluster.stop() }] {
        let error = await #expect(throws: ClusterError.self) { try await attempt() }
        #expect(error?.code == .wrongOwner)
      }
      try FileManager.default.setAttributes([.ownerAccountName: "postgres"], ofItemAtPath: folder)
    }
  }

  @Test(
    "a data folder that the server's account cannot reach is refused", .enabled(if: ServerAccount.programIsRoot))
  func unreachable() async throws {
    try await TemporaryFolder.with { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
      let error = try await refusal(ClusterSettings(dataDirectory: folder + "/data"))
      #expect(error.code == .notPermitted)
      #expect(error.why.contains("postgres"))
    }
  }

  @Test("whoever waits for the start lock in vain is told which file it is")
  func lockHeld() async throws {
    try await TemporaryFolder.with { folder in
      let settings = ClusterSettings(dataDirectory: folder, patience: 0)
      let path = folder + "/cluster.lock"
      let error = try await StartLock.holding(path, seconds: 0) { try await refusal(settings) }
      #expect(error.code == .lockTimeout)
      #expect(error.place == path)
      #expect(try await StartLock.holding(path, seconds: 0) { true })
    }
  }

  @Test("a disk with too little room is refused with the figures", .enabled { await TemporaryFolder.canMount() })
  func smallDisk() async throws {
    try await TemporaryFolder.withDisk(mebibytes: 20) { folder in
      let error = try await refusal(ClusterSettings(dataDirectory: folder + "/data"))
      #expect(error.code == .diskFull)
      #expect(error.why.contains("MiB"))
    }
  }

  @Test(
    "a disk that fills up and one that turns read-only stop the next start, not the data",
    .enabled { await TemporaryFolder.canMount() })
  func diskFillsUp() async throws {
    try await TemporaryFolder.withDisk(mebibytes: 300) { folder in
      let cluster = EmbeddedCluster(settings: ClusterSettings(dataDirectory: folder + "/data"))
      try await TemporaryFolder.stopping(cluster) {
        _ = try await cluster.ensureRunning()
        _ = try await cluster.query("create table kept as select 9 as a", as: .owner)
        try await cluster.stop()

        let ballast = folder + "/ballast"
        _ = try await Shell.run("dd", "if=/dev/zero", "of=\(ballast)", "bs=1M")
        let full = await #expect(throws: ClusterError.self) { try await cluster.ensureRunning() }
        #expect(full?.code == .diskFull)
        try FileManager.default.removeItem(atPath: ballast)

        #expect(try await Shell.run("mount", "-o", "remount,ro", folder).succeeded)
        let readOnly = await #expect(throws: ClusterError.self) { try await cluster.ensureRunning() }
        #expect(readOnly?.code == .diskReadOnly)
        #expect(try await Shell.run("mount", "-o", "remount,rw", folder).succeeded)

        _ = try await cluster.ensureRunning()
        #expect(try await cluster.query("select a from kept", as: .owner).output == "9")
      }
    }
  }

  private func refusal(_ settings: ClusterSettings) async throws -> ClusterError {
    try #require(
      await #expect(throws: ClusterError.self) { try await EmbeddedCluster(settings: settings).ensureRunning() })
  }
}
