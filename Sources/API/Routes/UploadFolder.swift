import Foundation
import Glibc

/// The temporary folders of uploads, each named after the process that made it, so that what a killed process left behind
/// can be told from what is still in use.
enum UploadFolder {
  private static let prefix = "yinfeng-import-"

  /// Where they are.
  private static var place: String { NSTemporaryDirectory() }

  /// A path for a new one: `yinfeng-import-<process>.<when it started>-<id>`.
  static func path() -> String {
    let pid = getpid()
    return place + "/\(prefix)\(pid).\(start(of: pid) ?? "0")-\(UUID().uuidString)"
  }

  /// Removes those whose process is gone. Answers how many.
  @discardableResult static func sweep() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.count { name in
      guard let found = name.wholeMatch(of: /yinfeng-import-(\d+)\.(\d+)-[0-9A-Fa-f-]{36}/),
        let pid = Int32(found.1), start(of: pid) != String(found.2)
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
