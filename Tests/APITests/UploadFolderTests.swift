import Foundation
import Testing

@testable import API

@Suite struct UploadFolderTests {
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
    // A number that no process has, and the number of one that began at another time.
    let gone = try made("yinfeng-import-4194304.1-\(id)")
    let other = try made("yinfeng-import-\(getpid()).1-\(id)")
    let foreign = try made("yinfeng-imports-\(id)")
    let used = UploadFolder.path()
    try files.createDirectory(atPath: used, withIntermediateDirectories: false)
    defer { for path in [gone, other, foreign, used] { try? files.removeItem(atPath: path) } }
    #expect(UploadFolder.sweep() >= 2)
    #expect(!files.fileExists(atPath: gone) && !files.fileExists(atPath: other))
    #expect(files.fileExists(atPath: foreign) && files.fileExists(atPath: used))
  }
}
