import Foundation
import Testing

/// Other programs that tests hold the reader against.
enum Programs {
  /// The path of a program, `nil` when it is not installed.
  static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
  }

  static let office = find("soffice")

  /// Runs a program to its end and gives what it printed; anything but success fails the test.
  @discardableResult
  static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program): \(String(decoding: told.suffix(500), as: UTF8.self))")
    return data
  }

  /// Converts a file by LibreOffice into its own folder.
  static func convert(_ path: String, to format: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try run(
      try #require(office),
      [
        "--headless", "--norestore", "-env:UserInstallation=file://\(folder)/profile", "--convert-to", format,
        "--outdir", folder, path,
      ])
  }

  /// Writes the old workbook of a new one, by whichever program is there.
  static func toOldWorkbook(_ path: String, _ old: String, in folder: String) throws {
    if let program = find("ssconvert") {
      try run(program, ["-T", "Gnumeric_Excel:excel_biff8", path, old])
    } else {
      try convert(path, to: "xls:MS Excel 97")
    }
  }

  /// Whether the process still runs; one that has ended may wait for its parent to ask.
  static func isRunning(_ process: String) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return !state.contains(") Z ")
  }
}
