import DataFiles
import Foundation
import Service

/// Finds and reads the data files that came with the program.
package struct Resources: Sendable {
  /// The folder that holds `migrations`, `reference` and `sample`.
  package let folder: String

  /// Looks beside the executable, then in the share folder of its prefix.
  ///
  /// Throws `ServiceError` `data_files_missing` naming both places.
  package init() throws {
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [
      executable.appending(path: DataFiles.folder), executable.appending(path: "../share/yinfeng").standardized,
    ]
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0.path + "/migrations") }) else {
      throw ServiceError(
        .notFound, code: "data_files_missing",
        message: "找不到程序的数据文件。已查找 \(places.map(\.path).joined(separator: " 和 "));请把 db 目录的内容放到其中一处。")
    }
    folder = found.path
  }

  /// Data files in this folder.
  package init(folder: String) { self.folder = folder }

  /// The files of a folder by name, each whole.
  package func texts(in name: String, ending: String) throws -> [(name: String, text: String)] {
    let path = folder + "/" + name
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(ending) }.sorted()
    return try names.map { ($0, try String(contentsOfFile: path + "/" + $0, encoding: .utf8)) }
  }
}
