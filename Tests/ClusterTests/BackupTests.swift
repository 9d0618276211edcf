import Cluster
import Foundation
import Testing

/// `deploy/backup` against a running cluster, and the restore that the runbook gives.
@Suite struct BackupTests {
  private let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "deploy/backup").path

  @Test("a dump brings back what was changed after it, and only the newest dumps are kept")
  func dumpAndRestore() async throws {
    try await ThrowawayCluster.with { throwaway, endpoint in
      let cluster = throwaway.cluster
      let folder = cluster.settings.dataDirectory + "/backups"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      let names = ["yinfeng-20200101T000000Z.dump", "yinfeng-20200102T000000Z.dump", "unrelated.dump"]
      for name in names { #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil)) }
      _ = try await cluster.query("create extension pg_trgm; create table kept as select 1 as a", as: .owner)
      _ = try await cluster.query("grant select on kept to yinfeng_app", as: .owner)

      let backup = try await Shell.run(
        script, folder, "--data-dir", cluster.settings.dataDirectory, "--keep", "2")
      #expect(backup.succeeded, "\(backup.output)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
      #expect(Set(left) == [backup.output, "\(folder)/\(names[1])", "\(folder)/\(names[2])"])

      _ = try await cluster.query("update kept set a = 2; create table later (a int)", as: .owner)
      let programs = URL(fileURLWithPath: try await cluster.psqlInvocation(role: .owner).executable)
        .deletingLastPathComponent().path
      let restore = try await Shell.run(
        "\(programs)/pg_restore", "--host=\(endpoint.socketDirectory)", "--username=\(endpoint.ownerRole)",
        "--dbname=\(endpoint.database)", "--clean", "--if-exists", "--single-transaction", "--exit-on-error",
        backup.output)
      #expect(restore.succeeded, "\(restore.output)")
      #expect(try await cluster.query("select a from kept", as: .application).output == "1")
    }
  }

  @Test("without a running database the backup fails, says so and leaves the older dumps")
  func nothingRuns() async throws {
    try await TemporaryFolder.with { folder in
      let old = "\(folder)/yinfeng-20200101T000000Z.dump"
      #expect(FileManager.default.createFile(atPath: old, contents: nil))
      let backup = try await Shell.run(script, folder, "--data-dir", "\(folder)/none", "--keep", "1")
      #expect(!backup.succeeded)
      #expect(backup.output.contains("no database runs"))
      #expect(FileManager.default.fileExists(atPath: old))
    }
  }
}
