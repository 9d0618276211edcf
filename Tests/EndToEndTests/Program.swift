import Foundation
import TestSupport

/// The program as it was built, run as a process of its own.
struct Program {
  /// Beside the tests' own executable.
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "yinfeng").path
  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: path) }

  let process = Process()
  let output = Pipe()

  /// The program with arguments, working on the database of a URI.
  init(_ arguments: [String], database: String) {
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.environment = ["YINFENG_DATABASE_URL": database, "YINFENG_ACTOR": "测试员", "PATH": "/usr/bin:/bin"]
    // The contacts of the test databases are sealed with the keys of this process.
    if case .success(let keys) = TestKeys.file { process.environment?["YINFENG_KEYS_FILE"] = keys }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
  }

  /// The program with arguments, working on a server with a token and on nothing of its own.
  init(_ arguments: [String], server: String, token: String?, in folder: String? = nil) {
    self.init(arguments, database: "")
    process.environment = ["YINFENG_SERVER": server, "PATH": "/usr/bin:/bin"]
    process.environment?["YINFENG_TOKEN"] = token
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
  }

  /// Runs to the end: how it ended and what it wrote.
  func run() async throws -> (status: Int32, text: String) {
    let reading = output.fileHandleForReading
    let ended = try start()
    // Read while it runs: what a pipe does not hold would keep it waiting for ever.
    let text = Task.detached { try reading.readToEnd() ?? Data() }
    await ended.value
    let data = try await text.value
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Starts it; the task ends when it has ended.
  func start() throws -> Task<Void, Never> {
    let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    return Task { for await _ in ends {} }
  }
}
