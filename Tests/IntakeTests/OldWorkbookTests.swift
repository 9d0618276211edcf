import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

/// Workbooks from before 2007, which another program turns into new ones.
struct OldWorkbookTests {
  @Test(
    "what is no workbook, or has a password, never reaches the converter",
    arguments: [
      ("WordDocument", IntakeError.Code.notATable), ("EncryptedPackage", .encryptedWorkbook),
      ("PowerPoint Document", .notATable),
    ])
  func others(stream: String, code: IntakeError.Code) {
    var file = StoredCompound()
    file.streams = [("Workbook", [1]), (stream, [1])].suffix(stream == "WordDocument" ? 2 : 1)
    #expect(OtherFormatTests.error("企业.xls", file.bytes)?.code == code)
  }

  @Test(
    "a workbook whose records are encrypted is said to have a password",
    .enabled(if: !converters.isEmpty, "skipped: neither ssconvert nor LibreOffice is installed"))
  func encrypted() {
    var file = StoredCompound()
    // The begin of a workbook in BIFF8, then FILEPASS with what RC4 needs, then noise.
    let begin: [UInt8] = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00] + [UInt8](repeating: 0, count: 12)
    let head: [UInt8] = [0x2F, 0x00, 0x36, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00]
    let password = head + [UInt8](repeating: 0x5A, count: 48)
    file.streams = [("Workbook", begin + password + [UInt8](repeating: 0xA5, count: 6000))]
    #expect(OtherFormatTests.error("企业.xls", file.bytes)?.code == .encryptedWorkbook)
  }

  @Test("a damaged container is refused", arguments: 1...60)
  func damaged(seed: UInt64) throws {
    var random = HostileFileTests.Seeded(state: seed &* 31)
    var file = StoredCompound()
    file.streams = [("Workbok", Array("甲".utf8)), ("\u{5}SummaryInformation", [UInt8](repeating: 7, count: 5000))]
    var bytes = HostileFileTests.damaged(file.bytes, &random)
    bytes.replaceSubrange(0..<min(8, bytes.count), with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    _ = OtherFormatTests.error("企业.xls", bytes)
  }

  @Test func `chains that run in rings end`() {
    var file = StoredCompound()
    file.streams = [("Other", [1])]
    var bytes = file.bytes
    // Every sector is followed by the first one.
    let table = bytes.count - 512
    for offset in stride(from: table, to: bytes.count, by: 4) {
      bytes.replaceSubrange(offset..<offset + 4, with: [0, 0, 0, 0])
    }
    #expect(OtherFormatTests.error("企业.xls", bytes) != nil)
  }

  @Test func `without a converter the way out is told`() throws {
    var file = StoredCompound()
    file.streams = [("Workbook", [1])]
    try TestIntake.withFile("企业.xls", file.bytes) { path in
      let error = #expect(throws: IntakeError.self) {
        try WorkbookConverter(path: "/nowhere").convert(path, wait: {}) { _ in }
      }
      #expect(error?.code == .oldWorkbook)
      #expect(error?.description.contains("apt install gnumeric") == true)
      #expect(error?.description.contains("另存为") == true)
    }
  }

  static let converters = ["ssconvert", "soffice"].filter { Programs.find($0) != nil }

  @Test(
    "a program that goes on too long, or that nobody waits for any more, is ended with all it started",
    arguments: [true, false])
  func ended(isLeft: Bool) throws {
    struct Left: Error {}
    let script =
      "#!/bin/sh\nsleep 300 &\necho $! >\"${0%/*}/started\"\nmv \"${0%/*}/started\" \"${0%/*}/child\"\nwait\n"
    try TestIntake.withFile("ssconvert", Array(script.utf8)) { program in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let folder = String(program.dropLast("/ssconvert".count))
      var bounds = WorkbookConverter.Bounds()
      if !isLeft { bounds.seconds = 5 }
      let converter = try WorkbookConverter(path: folder, bounds: bounds)
      #expect(throws: (any Error).self) {
        try converter.convert(
          program,
          wait: {
            // The clock is asked only after this: the child has started by then however busy the machine is.
            for _ in 0..<3000 where !FileManager.default.fileExists(atPath: folder + "/child") { usleep(20_000) }
            if isLeft { throw Left() }
          }
        ) { _ in }
      }
      let child = try String(contentsOfFile: folder + "/child", encoding: .utf8).filter(\.isNumber)
      // The signal is sent by then; when the child is gone is up to the system.
      for _ in 0..<3000 where Programs.isRunning(child) { usleep(20_000) }
      #expect(!Programs.isRunning(child))
    }
  }

  @Test func `the next conversion sweeps what a killed one left`() throws {
    let left = NSTemporaryDirectory() + "/yinfeng-convert-4194304.1-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: left + "/out", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: left) }
    let script = "#!/bin/sh\nexit 1\n"
    try TestIntake.withFile("ssconvert", Array(script.utf8)) { program in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let folder = String(program.dropLast("/ssconvert".count))
      #expect(throws: IntakeError.self) {
        try WorkbookConverter(path: folder).convert(program, wait: {}) { _ in }
      }
    }
    #expect(!FileManager.default.fileExists(atPath: left))
  }

  @Test func `what a link leads to is converted`() throws {
    let script = "#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; done\ntest ! -L \"$1\" && cp \"$1\" \"$2\"\n"
    try TestIntake.withFile("ssconvert", Array(script.utf8)) { program in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let folder = String(program.dropLast("/ssconvert".count))
      try FileManager.default.createSymbolicLink(atPath: folder + "/表.xls", withDestinationPath: "ssconvert")
      let text = try WorkbookConverter(path: folder).convert(folder + "/表.xls", wait: {}) {
        try String(contentsOfFile: $0, encoding: .utf8)
      }
      #expect(text == script)
    }
  }

  @Test func `a reading whose task is cancelled ends`() async throws {
    let task = Task<Void, any Error> {
      try await ReadingThread.run { check in
        while true {
          try check()
          usleep(1000)
        }
      }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// The table of the other formats without formulas, which programs compute or leave as they like.
  static let table: HandmadeTable = {
    var table = OtherFormatTests.table
    table.rows = table.rows.map { row in
      row.map { cell in
        guard case .formula(_, let value) = cell else { return cell }
        return value.map { .number($0) } ?? .empty
      }
    }
    return table
  }()

  @Test(
    "an old workbook gives the records of the new one it was made of, whichever program converts it",
    .enabled(if: !converters.isEmpty, "skipped: neither ssconvert nor LibreOffice is installed"), arguments: converters)
  func converted(program: String) throws {
    try TestIntake.withFile("表.xlsx", Self.table.bytes(.workbook)) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let old = folder + "/表.xls"
      try Programs.toOldWorkbook(path, old, in: folder)
      let programs = folder + "/programs"
      try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: programs + "/" + program, withDestinationPath: try #require(Programs.find(program)))
      let (rows, _) = try WorkbookConverter(path: programs).convert(old, wait: {}) { try TestIntake.read(path: $0) }
      try check(rows)
      let (direct, summary) = try TestIntake.read(path: old)
      try check(direct)
      #expect(summary.sheets.map(\.kind) == [.firms])
    }
  }

  private func check(_ rows: [ImportedRow]) throws {
    let expected = try OtherFormatTests.read(Self.table, .workbook)
    try #require(rows.count == expected.count)
    for (row, right) in zip(rows, expected) {
      #expect(row.enterprise == right.enterprise)
      #expect(row.person == right.person)
      #expect(row.plan == right.plan)
      #expect(row.ties == right.ties)
    }
  }
}
