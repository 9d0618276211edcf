import Testing

@testable import Cluster

@Suite struct ServerTextTests {
  @Test(
    "the major version is read out of the server's answer",
    arguments: [
      ("postgres (PostgreSQL) 15.4 (Debian 15.4-1)", 15), ("postgres (PostgreSQL) 17devel", 17),
      ("postgres (PostgreSQL) 9.6.24", 9), ("something else 15", nil),
    ])
  func version(answer: String, expected: Int?) {
    #expect(ServerPrograms.majorVersion(inAnswer: answer) == expected)
  }

  @Test(
    "a pid file is read line by line, also while it is being written",
    arguments: [
      ("4711\n/d\n17\n5432\n/run/x\n\n  5 6\nready   \n", "4711 5432 /run/x ready"),
      ("4711\n/d\n17\n5432\n", "4711 5432  "), ("4711", "4711 0  "), ("", nil), ("x\n", nil), ("-3\n", nil),
    ])
  func pidFile(text: String, expected: String?) {
    let file = PostmasterFile(text: text)
    #expect(file.map { "\($0.pid) \($0.port) \($0.socketDirectory) \($0.status)" } == expected)
  }

  @Test("new data gets the newest server, existing data the one of its own version")
  func choice() throws {
    let found = [15, 17, 14].map { ServerPrograms(directory: "/pg/\($0)", majorVersion: $0) }
    func choose(_ version: Int?) throws -> Int {
      try ServerPrograms.choose(from: found, dataVersion: version, folder: "/d", searched: []).majorVersion
    }
    #expect(try choose(nil) == 17)
    #expect(try choose(15) == 15)
    #expect(throws: ClusterError.self) { try choose(16) }
    #expect(throws: ClusterError.self) { try choose(14) }
  }

  @Test("servers older than 15 only are named as too old")
  func tooOld() {
    let found = [ServerPrograms(directory: "/pg/14", majorVersion: 14)]
    let error = #expect(throws: ClusterError.self) {
      try ServerPrograms.choose(from: found, dataVersion: nil, folder: "/d", searched: [])
    }
    #expect(error?.code == .serverTooOld)
    #expect(error?.description.contains("14") == true)
  }

  @Test("only the server's account maps to the superuser; root maps to the program's roles")
  func accountMap() {
    let account = ServerAccount(name: "postgres", userID: 101, groupID: 104, programName: "root")
    let configuration = ServerConfiguration(
      socketDirectory: "/run/it's", durability: .durable, account: account, memory: 64 << 30)
    let lines = configuration.accountMap.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.filter { $0.contains("\"root\"") }.count == 2)
    #expect(lines.filter { $0.hasSuffix(" postgres") } == ["setup    \"postgres\"  postgres"])
    #expect(configuration.settings.contains("unix_socket_directories = '\"/run/it''s\"'"))
    #expect(!configuration.settings.contains("fsync"))
    #expect(!configuration.accessRules.contains("trust"))
  }

  @Test(
    "what a failing server says is told by its cause",
    arguments: [
      ("FATAL: could not write: No space left on device", ClusterError.Code.diskFull),
      ("FATAL: could not open file: Read-only file system", .diskReadOnly),
      ("could not access directory: Permission denied", .notPermitted),
      ("FATAL: something unheard of", .startFailed), ("", .startFailed),
    ])
  func cause(output: String, code: ClusterError.Code) {
    #expect(ClusterError.startFailed(folder: "/d", log: "/l", output: output).code == code)
  }
}
