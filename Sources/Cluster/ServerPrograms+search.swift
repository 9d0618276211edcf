internal import Foundation
internal import Subprocess
internal import SystemPackage

extension ServerPrograms {
  /// Every complete set of server programs in `directories`, in that order, each folder once.
  static func find(in directories: [String]) async throws -> [ServerPrograms] {
    var seen: Set<String> = []
    var found: [ServerPrograms] = []
    for directory in directories {
      // The programs find their siblings beside their real file, so links in PATH are followed first.
      let initdb = URL(fileURLWithPath: "\(directory)/initdb").resolvingSymlinksInPath()
      let home = initdb.deletingLastPathComponent().path
      guard required.allSatisfy({ FileManager.default.isExecutableFile(atPath: "\(home)/\($0)") }),
        seen.insert(home).inserted
      else { continue }
      let answer = try await run(
        .path(FilePath("\(home)/postgres")), arguments: ["--version"], environment: ServerProgram.environment,
        output: .string(limit: 4096), error: .discarded)
      if let major = majorVersion(inAnswer: answer.standardOutput) {
        found.append(ServerPrograms(directory: home, majorVersion: major))
      }
    }
    return found
  }

  /// `PATH`, then the places where packages put servers that are not in `PATH`.
  static func usualDirectories(path: String? = ProcessInfo.processInfo.environment["PATH"]) -> [String] {
    let inPath = (path ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    let packaged = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: packaged)) ?? [])
      .compactMap(Int.init).sorted(by: >)
    return inPath + versions.map { "\(packaged)/\($0)/bin" }
  }
}
