import Foundation

/// Temporary folders of a kind, each named after the process that made it, so that what a killed process left behind can be
/// told from what is still in use.
package struct ProcessFolders: Sendable {
  private let prefix: String

  /// Folders whose names begin with `prefix`.
  package init(_ prefix: String) { self.prefix = prefix }

  /// Where they are, if nowhere else.
  private static var place: String { NSTemporaryDirectory() }

  /// A path for a new one in the folder `place`: `<prefix><process>.<when it started>-<id>`.
  package func path(in place: String? = nil) -> String {
    let pid = ProcessInfo.processInfo.processIdentifier
    let start = ProcessFolders.start(of: pid) ?? "0"
    return (place ?? ProcessFolders.place) + "/\(prefix)\(pid).\(start)-\(UUID().uuidString)"
  }

  /// Removes those whose process is gone. Answers how many.
  @discardableResult package func sweep() -> Int {
    let place = ProcessFolders.place
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.count { name in
      guard name.hasPrefix(prefix),
        let found = name.dropFirst(prefix.count).wholeMatch(of: /(\d+)\.(\d+)-[0-9A-Fa-f-]{36}/),
        let pid = Int32(found.1), ProcessFolders.start(of: pid) != String(found.2)
      else { return false }
      // Only what is ours: a folder of another account cannot be removed, and stays.
      return (try? FileManager.default.removeItem(atPath: place + "/" + name)) != nil
    }
  }

  /// When a process started, in ticks since the computer did: `/proc/<pid>/stat`, field 22. A number that was given to
  /// another process since has another start.
  private static func start(of pid: Int32) -> String? {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? String(fields[19]) : nil
  }
}
