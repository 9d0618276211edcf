import Domain
import Foundation
import Intake
import TestSupport
import Testing

/// Text files in the encodings and with the delimiters they come in.
struct TextFileTests {
  static let text = "企业名称,主营产品,从业人数\r\n虚构甲有限公司,\"锻件,\"\"精密\"\"\n曲轴\",5\r\n虚构乙镕喆有限公司,\"齿轮\",6"

  static func gbk(_ text: String) throws -> [UInt8] {
    [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
  }

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

  static func gb(_ text: String) throws -> [UInt8] {
    [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
  }

  @Test(
    "a damaged UTF-8 file costs the cells that are damaged",
    arguments: [
      ("byte", [[], [.unreadableText], []]), ("cut", [[], [], [.unreadableText]]), ("gb", [[], [.missingName], []]),
      ("nul", [[], [.unreadableText], []]), ("many", [[], [.unreadableText], []]),
    ] as [(String, [[ProblemCode]])])
  func damagedUTF8(kind: String, codes: [[ProblemCode]]) throws {
    let lines = ["企业名称,主营产品", "虚构甲有限公司,锻件", "虚构乙有限公司,轴承", "虚构丙有限公司,线束"].map { Array(($0 + "\n").utf8) }
    var bytes = lines.flatMap { $0 }
    let middle = lines[0].count + lines[1].count + lines[2].count - 4
    switch kind {
    case "byte": bytes[middle] = 0xFF
    case "cut": bytes.removeLast(2)
    case "nul": bytes.insert(0, at: middle - 2)
    case "many": bytes.insert(contentsOf: [0, 0], at: middle - 2)
    default: bytes = lines[0] + lines[1] + (try Self.gb("虚构乙有限公司,轴承\n")) + lines[3]
    }
    let (rows, _) = try TestIntake.withFile("表.csv", bytes) { try TestIntake.read(path: $0) }
    #expect(
      rows.map { $0.problems.map(\.code).filter { $0 != .unreadableText || codes.joined().contains($0) } } == codes)
    #expect(rows.first?.enterprise?[.products]?.texts == ["锻件"])
    #expect(rows.map(\.row) == [2, 3, 4])
  }

  @Test func `lines of two encodings under a header in GB18030 are refused by their numbers`() throws {
    let bytes = try Self.gb("企业名称,主营产品\n虚构甲有限公司,锻件\n") + Array("虚构乙有限公司,轴承\n".utf8)
    let error = try TestIntake.withFile("表.csv", bytes) { path in
      #expect(throws: IntakeError.self) { try TestIntake.read(path: path) }
    }
    #expect(error?.code == .mixedEncodings)
    #expect(error?.message.contains("第 3 行") == true)
  }

  @Test("UTF-16 without a mark is read", arguments: [true, false])
  func unmarkedUTF16(isLittle: Bool) throws {
    let bytes = Self.text.utf16.flatMap { unit in
      isLittle
        ? [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
    let (rows, _) = try TestIntake.withFile("表.csv", bytes) { try TestIntake.read(path: $0) }
    #expect(rows.map { $0.enterprise?[.headcount]?.count } == [5, 6])
  }

  @Test(
    "a quote that never closes swallows no rows",
    arguments: [
      "虚构甲有限公司,\"锻件,5\n虚构乙有限公司,曲轴,6\n虚构丙有限公司,\"齿轮,7\n虚构丁有限公司,\"线束\",8\n",
      "虚构甲有限公司,\"锻件,5\n虚构乙有限公司,曲轴,6\n虚构丙有限公司,\"齿轮\",7\n虚构丁有限公司,线束,8\n",
      "虚构甲有限公司,\"锻件,5\n虚构乙有限公司,曲轴,6\n虚构丙有限公司,齿轮,7\n虚构丁有限公司,线束,8\n",
      "虚构甲有限公司,\"锻件,5\n虚构乙有限公司,曲轴,6\n虚构丙有限公司,\",7\n虚构丁有限公司,线束,8\n",
    ])
  func openQuotes(body: String) throws {
    let (rows, _) = try TestIntake.read("企业名称,主营产品,从业人数\n" + body)
    #expect(rows.map { $0.enterprise?[.headcount]?.count } == [5, 6, 7, 8])
    #expect(rows.map(\.row) == [2, 3, 4, 5])
    #expect(rows[0].problems.map(\.code) == [.cellWithoutValue])
    #expect(rows[1].problems.isEmpty)
    #expect(rows[3].problems.isEmpty)
  }

  @Test func `a quoted text of several lines stays one`() throws {
    let (rows, _) = try TestIntake.read(
      "企业名称,备注,从业人数\n虚构甲有限公司,\"一,二\n三,四\n\"\"五\"\",六\" ,5\n虚构乙有限公司,\"甲\"乙,6\n")
    #expect(rows.map { $0.enterprise?[.headcount]?.count } == [5, 6])
    #expect(rows[0].enterprise?[.note]?.text == "一,二\n三,四\n\"五\",六")
    #expect(rows[1].enterprise?[.note]?.text == "甲乙")
    #expect(rows.flatMap(\.problems).isEmpty)
  }

  @Test func `guards, radicals and what programs write for numbers come out bare`() throws {
    let (rows, _) = try TestIntake.read(
      """
      企业名称,统一社会信用代码,上年营业收入(万元),校友姓名,⼿机,成⽴⽇期
      "=""虚构甲有限公司""\","=""91320505100772833X""\","=""3200""\",张某,"=""13000000000""\","=""2021-03-14""\"
      '虚构乙有限公司,\t913101154218096762,'800\t,李某,'13000000001,2021⽉
      虚构丙有限公司,,500.0,王某,13000000002.0,20130223.0
      虚构丁有限公司,nan,NaN,None,nan,NaT

      """)
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构乙有限公司", "虚构丙有限公司", "虚构丁有限公司"])
    #expect(
      rows.map { $0.enterprise?[.creditCode]?.text } == ["91320505100772833X", "913101154218096762", nil, nil])
    #expect(rows.prefix(3).map { $0.enterprise?[.revenue]?.money?.yuan } == [32_000_000, 8_000_000, 5_000_000])
    #expect(rows.prefix(3).map { $0.person?[.phone]?.text } == ["13000000000", "13000000001", "13000000002"])
    #expect(rows[0].enterprise?[.founded]?.date?.description == "2021-03-14")
    #expect(rows[2].enterprise?[.founded]?.date?.description == "2013-02-23")
    #expect(rows[3].person == nil)
    #expect(rows[3].enterprise?[.revenue] == nil)
    #expect(Set(rows[3].problems.map(\.code)) == [.cellWithoutValue])
  }

  @Test func `a NUL far behind the beginning costs its cell alone`() throws {
    let head = "企业名称,主营产品\n" + (0..<4_000).map { "虚构\($0)号有限公司,轴承\n" }.joined()
    let bytes = Array(head.utf8) + Array("虚构尾有限公司,线\u{0}束\n虚构末有限公司,锻件\n".utf8)
    let (rows, _) = try TestIntake.withFile("表.csv", bytes) { try TestIntake.read(path: $0) }
    #expect(rows.count == 4_002 && bytes.count > 1 << 16)
    #expect(rows.filter { !$0.problems.isEmpty }.map(\.row) == [4_002])
    #expect(rows[4_000].problems.map(\.code) == [.unreadableText])
    #expect(rows.last?.enterprise?[.products]?.texts == ["锻件"])
  }

  @Test func `what nobody sees in headers and cells hides no column, and a day in radicals is one`() throws {
    let header = "企业\n名称,主营\u{200B}产品,从业\u{A0}人数,成立\u{AD}日期,上年营业收入\u{3000}(万元)"
    let (rows, summary) = try TestIntake.read(
      header.replacing("企业\n名称", with: "\"企业\n名称\"") + "\n虚\u{200B}构甲有限公司,轴承,5,2021年3⽉14⽇,3200\n")
    #expect(summary.problems.isEmpty && rows.flatMap(\.problems).isEmpty)
    let firm = try #require(rows.first?.enterprise)
    #expect(firm[.name]?.text == "虚构甲有限公司" && firm[.products]?.texts == ["轴承"] && firm[.headcount]?.count == 5)
    #expect(firm[.founded]?.date?.description == "2021-03-14" && firm[.revenue]?.money == Money(wan: 3200))
  }

  @Test func `a landline without its zero is kept with a remark`() throws {
    let (rows, _) = try TestIntake.read(
      "企业名称,校友姓名,手机\n虚构甲有限公司,张某,9156312345\n虚构乙有限公司,李某,4001234567\n虚构丙有限公司,王某,75512345678\n")
    #expect(rows.map { $0.problems.map(\.code) } == [[.phoneZeroLost], [], [.phoneZeroLost]])
    #expect(rows.map { $0.person?[.phone]?.text } == ["9156312345", "4001234567", "75512345678"])
    #expect(
      rows.flatMap(\.problems).allSatisfy { !$0.message.contains("6312345,") && !$0.message.contains("75512345678") })
  }

  @Test func `the escape of a return is no part of a name`() throws {
    let (rows, _) = try TestIntake.read("企业名称,备注\n虚构甲有限公司_x000D_,型号_x000D_系列\n")
    #expect(rows.first?.enterprise?[.name]?.text == "虚构甲有限公司")
    #expect(rows.first?.enterprise?[.note]?.text == "型号_x000D_系列")
  }

  @Test(
    "what is no table is refused with what to do",
    arguments: [
      ([], IntakeError.Code.emptyFile), (Array("%PDF-1.7".utf8), .notATable),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .brokenWorkbook),
      (Array("<html><table>".utf8), .noHeader), ([0x50, 0x4B, 0x03, 0x04, 0, 0, 0], .brokenWorkbook),
      ([1, 2, 0, 3], .notATable),
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
