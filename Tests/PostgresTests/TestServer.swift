import Glibc
import Logging
import Postgres

/// A throw-away PostgreSQL of the tests' own: a private directory, a Unix socket, nothing kept.
final class TestServer: Sendable {
  /// The server the suites share; stopped when the process ends.
  static let shared: TestServer = {
    let server = try! TestServer()
    atexit { try? TestServer.shared.remove() }
    return server
  }()

  private static let programs = "/usr/lib/postgresql/15/bin"
  let directory: String

  /// Creates and starts a server.
  init() throws {
    directory = "/tmp/pgt-\(UInt32.random(in: 0 ... .max))"
    try TestServer.run("mkdir -m 700 \(directory)")
    try TestServer.run("initdb -D \(directory)/data -U tester -A trust -E UTF8 --locale=C.UTF-8 -N")
    try start()
  }

  /// Starts the server and waits until it accepts connections.
  func start() throws {
    let options = "-k \(directory) -c listen_addresses= -c fsync=off -c max_connections=200 -c shared_buffers=64MB"
    try control("start -l \(directory)/log -o '\(options)'")
  }

  /// Stops the server, breaking open connections off.
  func stop() throws { try control("stop -m fast") }

  /// Stops the server and deletes everything.
  func remove() throws {
    try control("stop -m immediate")
    try TestServer.run("rm -r \(directory)")
  }

  /// How to reach it.
  var configuration: PostgresConfiguration {
    var configuration = PostgresConfiguration()
    configuration.host = directory
    configuration.user = "tester"
    configuration.database = "postgres"
    configuration.applicationName = "tests"
    return configuration
  }

  private func control(_ command: String) throws {
    try TestServer.run("pg_ctl -D \(directory)/data -w -s \(command)")
  }

  /// PostgreSQL refuses to run as root, so root hands over to the `postgres` account. Input and output are cut off: the
  /// server inherits them, and whoever reads a pipe of the tests would wait for the server.
  private static func run(_ command: String) throws {
    let owner = getuid() == 0 ? "runuser -u postgres -- " : ""
    let status = unsafe system("cd /tmp && PATH=\(programs):$PATH \(owner)\(command) </dev/null >/dev/null 2>&1")
    guard status == 0 else { throw Failure(command: command, status: status) }
  }

  struct Failure: Error {
    let command: String
    let status: Int32
  }
}

/// Opens a connection to the shared server, runs `body`, closes it.
func withTestConnection<Result>(
  _ adjust: (inout PostgresConfiguration) -> Void = { _ in },
  _ body: (PostgresConnection) async throws -> Result
) async throws -> Result {
  var configuration = TestServer.shared.configuration
  adjust(&configuration)
  let connection = try await PostgresConnection.connect(configuration, logger: quiet)
  do {
    let result = try await body(connection)
    await connection.close()
    return result
  } catch {
    await connection.close()
    throw error
  }
}

/// A logger that writes nothing.
let quiet = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
