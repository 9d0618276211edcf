import Domain
import Foundation
import Testing

@Suite struct ProcessFolderTests {
  @Test func `what a process that is gone left is swept, what is in use stays`() throws {
    let files = FileManager.default
    let id = UUID().uuidString
    let place = NSTemporaryDirectory()
    func made(_ name: String) throws -> String {
      let path = place + "/" + name
      try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      try Data("企业名称".utf8).write(to: URL(filePath: path + "/file"))
      return path
    }
    let folders = ProcessFolders("yinfeng-probe-")
    // A number that no process has, and the number of one that began at another time.
    let gone = try made("yinfeng-probe-4194304.1-\(id)")
    let other = try made("yinfeng-probe-\(getpid()).1-\(id)")
    let foreign = try made("yinfeng-probes-\(id)")
    let used = folders.path()
    try files.createDirectory(atPath: used, withIntermediateDirectories: false)
    defer { for path in [gone, other, foreign, used] { try? files.removeItem(atPath: path) } }
    #expect(folders.sweep() >= 2)
    #expect(!files.fileExists(atPath: gone) && !files.fileExists(atPath: other))
    #expect(files.fileExists(atPath: foreign) && files.fileExists(atPath: used))
  }

  @Test func `a folder may be made in another place`() {
    #expect(ProcessFolders("yinfeng-probe-").path(in: "/nowhere").hasPrefix("/nowhere/yinfeng-probe-\(getpid())."))
  }
}
