import Domain
import Foundation
import Intake
import TestSupport
import Testing

/// Text files in the encodings and with the delimiters they come in.
struct TextFileTests {
  static let text = "企业名称,主营产品,从业人数\r\n虚构甲有限公司,\"锻件,\"\"精密\"\"\n曲轴\",5\r\n虚构乙镕喆有限公司,\"齿轮\",6"

  @Test("a text is read in any encoding", arguments: ["utf-8", "bom", "gb18030", "utf-16le", "utf-16be"])
  func encodings(name: String) throws {
    let bytes: [UInt8]
    switch name {
    case "bom": bytes = [0xEF, 0xBB, 0xBF] + Self.text.utf8
    case "gb18030":
      let encoding = String.Encoding(rawValue: 0x8000_0632)
      bytes = [UInt8](try #require(Self.text.data(using: encoding)))
    case "utf-16le":
      bytes = [0xFF, 0xFE] + Self.text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case "utf-16be":
      bytes = [0xFE, 0xFF] + Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    default: bytes = Array(Self.text.utf8)
    }
    let (rows, _) = try TestIntake.withFile("表.csv", bytes) { try TestIntake.read(path: $0) }
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构乙镕喆有限公司"])
    #expect(rows.map(\.row) == [2, 4])
    #expect(rows.first?.cells[1].text == "锻件,\"精密\"\n曲轴")
  }

  @Test("the delimiter is found", arguments: [",", "\t", ";", "|"])
  func delimiters(delimiter: String) throws {
    let text =
      ["企业名称", "主营产品", "从业人数"].joined(separator: delimiter) + "\n"
      + ["虚构甲有限公司", "锻件、曲轴", "5"].joined(separator: delimiter) + "\n"
    let (rows, _) = try TestIntake.read(text)
    #expect(rows.first?.enterprise?[.headcount]?.count == 5)
  }

  @Test func `a GB18030 file whose first Chinese word stands far down is read`() throws {
    let head = "name,headcount\n" + (0..<6_000).map { "Sample Works \($0) Ltd,5\n" }.joined()
    let name = try #require("虚构甲有限公司,7\n".data(using: String.Encoding(rawValue: 0x8000_0632)))
    let (rows, _) = try TestIntake.withFile("表.csv", Array(head.utf8) + [UInt8](name)) { try TestIntake.read(path: $0) }
    #expect(rows.count == 6_001)
    #expect(rows.last?.enterprise?[.name]?.text == "虚构甲有限公司")
  }

  @Test func `a damaged byte costs one cell, not the file`() throws {
    var bytes = [UInt8](
      try #require("企业名称,主营产品,经营范围\n虚构甲有限公司,锻件,制造\n".data(using: String.Encoding(rawValue: 0x8000_0632))))
    bytes.insert(0xFF, at: bytes.count - 1)
    let (rows, _) = try TestIntake.withFile("表.csv", bytes) { try TestIntake.read(path: $0) }
    #expect(rows.first?.enterprise?[.products]?.texts == ["锻件"])
    #expect(rows.first?.problems.map(\.code) == [.unreadableText])
  }

  @Test(
    "what is no table is refused with what to do",
    arguments: [
      ([], IntakeError.Code.emptyFile), (Array("%PDF-1.7".utf8), .notATable),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook),
      (
        [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] },
        .encryptedWorkbook
      ),
      (Array("<html><table>".utf8), .oldWorkbook), ([0x50, 0x4B, 0x03, 0x04, 0, 0, 0], .brokenWorkbook),
      ([1, 2, 0, 3], .notATable),
      (Array("企业名称,备注,城市\n虚构甲有限公司,\"没有闭合,西安\n".utf8), .badRow),
    ] as [([UInt8], IntakeError.Code)])
  func refused(bytes: [UInt8], code: IntakeError.Code) throws {
    let error = try TestIntake.withFile("表.xlsx", bytes) { path in
      #expect(throws: IntakeError.self) { try TestIntake.read(path: path) }
    }
    #expect(error?.code == code)
    #expect(error?.hint.isEmpty == false)
  }

  @Test func `what the receiver of rows throws ends the reading`() throws {
    struct Stop: Error {}
    let text = "企业名称,从业人数\n" + (0..<1000).map { "虚构\($0)有限公司,5\n" }.joined()
    var count = 0
    try TestIntake.withFile("表.csv", Array(text.utf8)) { path in
      _ = #expect(throws: Stop.self) {
        try TestIntake.intake().read(path: path) { _ in
          count += 1
          if count == 10 { throw Stop() }
        }
      }
    }
    #expect(count == 10)
  }

  @Test func `progress ends at the whole file`() throws {
    let text = "企业名称,从业人数\n" + (0..<20_000).map { "虚构\($0)有限公司,5\n" }.joined()
    var last: IntakeProgress?
    try TestIntake.withFile("表.csv", Array(text.utf8)) { path in
      _ = try TestIntake.intake().read(path: path, progress: { last = $0 }) { _ in }
    }
    #expect(last?.bytes == text.utf8.count)
    #expect(last?.totalBytes == text.utf8.count)
    #expect(last?.rows == 20_000)
  }
}
