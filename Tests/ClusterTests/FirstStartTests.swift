import Cluster
import Foundation
import Testing

@Suite(.serialized) struct FirstStartTests {
  @Test("the first start gives a UTF-8 database that answers on a private socket only")
  func answers() async throws {
    try await ThrowawayCluster.with { throwaway, endpoint in
      let cluster = throwaway.cluster
      let facts = try await cluster.query(
        "select current_database(), pg_encoding_to_char(encoding), datcollate, current_setting('listen_addresses')"
          + " from pg_database where datname = current_database()", as: .application)
      #expect(facts.output == "yinfeng|UTF8|C.UTF-8|")

      let status = try await cluster.status()
      #expect(status.state == .running)
      #expect(status.socketDirectory == endpoint.socketDirectory)
      #expect(try #require(status.dataVersion) >= 15)
      let server = try #require(status.pid)
      #expect(try await tcpSockets(of: server) == 0)
      for folder in [endpoint.socketDirectory, status.dataDirectory + "/cluster"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(attributes[.ownerAccountName] as? String == (ServerAccount.programIsRoot ? "postgres" : NSUserName()))
      }
      #expect(!endpoint.socketDirectory.hasPrefix(status.dataDirectory))
    }
  }

  @Test("the daily role owns nothing; no role is a superuser; the owner owns the database")
  func roles() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      let flags = try await cluster.query(
        "select rolname, rolsuper, rolcreaterole, rolreplication, rolbypassrls from pg_roles"
          + " where rolname like 'yinfeng%' order by 1", as: .application)
      #expect(flags.output == "yinfeng_app|f|f|f|f\nyinfeng_audit|f|f|f|f\nyinfeng_owner|f|f|f|f")
      let owned = try await cluster.query(
        "select (select count(*) from pg_shdepend where refobjid = 'yinfeng_app'::regrole and deptype = 'o'),"
          + " (select datdba::regrole from pg_database where datname = 'yinfeng')", as: .application)
      #expect(owned.output == "0|yinfeng_owner")

      #expect(try await cluster.query("create table t (a int)", as: .application).succeeded == false)
      #expect(try await cluster.query("create temporary table t (a int)", as: .application).succeeded)
      #expect(try await cluster.query("create table t (a int)", as: .owner).succeeded)
      #expect(try await cluster.query("create extension pg_trgm", as: .owner).succeeded)
      #expect(try await cluster.query("select * from t", as: .application).succeeded == false)
    }
  }

  @Test("the map lets an account be only the roles it may be", .enabled(if: ServerAccount.programIsRoot))
  func peerMap() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      let asSuperuser = try await cluster.query("select 1", as: .superuser)
      #expect(!asSuperuser.succeeded)
      #expect(asSuperuser.output.contains("Peer authentication failed"))
      #expect(try await cluster.query("select 1", as: .superuser, account: "postgres").succeeded)
      #expect(try await cluster.query("select 1", as: .owner, account: "postgres").succeeded)
      #expect(try await cluster.query("select 1", as: .application, account: "nobody").succeeded == false)
    }
  }

  @Test("the owner may make databases where tests need one each")
  func testDatabases() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let made = try await throwaway.cluster.query("create database other template yinfeng", as: .owner)
      #expect(made.succeeded)
    }
  }

  @Test("a durable cluster forces commits to disk and its owner makes no databases")
  func durable() async throws {
    try await TemporaryFolder.with { folder in
      let cluster = EmbeddedCluster(settings: ClusterSettings(dataDirectory: folder))
      try await TemporaryFolder.stopping(cluster) {
        _ = try await cluster.ensureRunning()
        let settings = try await cluster.query(
          "select current_setting('fsync'), current_setting('full_page_writes'), current_setting('data_checksums'),"
            + " current_setting('jit'), (select rolcreatedb from pg_roles where rolname = current_user)", as: .owner)
        #expect(settings.output == "on|on|on|off|f")
      }
    }
  }

  @Test("statements, parameters and row contents stay out of the log")
  func quietLog() async throws {
    try await ThrowawayCluster.with { throwaway, _ in
      let cluster = throwaway.cluster
      _ = try await cluster.query("create table p (phone text primary key)", as: .owner)
      let twice = try await cluster.query("insert into p values ('13800001111'), ('13800001111')", as: .owner)
      #expect(!twice.succeeded)
      let log = try String(contentsOfFile: try await cluster.status().logPath, encoding: .utf8)
      #expect(log.contains("duplicate key value"))
      #expect(!log.contains("13800001111"))
    }
  }

  /// How many TCP sockets a process holds open.
  private func tcpSockets(of process: Int32) async throws -> Int {
    let folder = "/proc/\(process)/fd"
    let open = try FileManager.default.contentsOfDirectory(atPath: folder)
      .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
      .filter { $0.hasPrefix("socket:[") }.map { $0.dropFirst(8).dropLast() }
    let tables = try ["tcp", "tcp6"].map { try String(contentsOfFile: "/proc/net/\($0)", encoding: .utf8) }
    return open.filter { inode in tables.contains { $0.contains(" \(inode) ") } }.count
  }
}
