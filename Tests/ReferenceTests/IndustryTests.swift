import Domain
import Foundation
import Testing

@Suite struct IndustryTests {
  let table: ReferenceTable
  let rows: [[String: String]]

  init() throws {
    table = try ReferenceTable("reference/industries.tsv")
    rows = table.rows
  }

  @Test(
    "The standard's own totals hold",
    arguments: [
      (IndustryCode.Level.section, 20), (.division, 97), (.group, 473), (.class, 1381),
    ])
  func totals(level: IndustryCode.Level, count: Int) throws {
    #expect(try table.column("code").filter { IndustryCode($0)?.level == level }.count == count)
  }

  @Test("A division stands under its section's letter, a group under its division, a class under its group")
  func parents() throws {
    let codes = Set(try table.column("code"))
    for row in rows {
      let code = try #require(IndustryCode(row["code"] ?? ""))
      let parent = row["parent"] ?? ""
      switch code.level {
      case .section: #expect(parent.isEmpty)
      case .division: #expect(IndustryCode(parent)?.level == .section && codes.contains(parent), "\(code)")
      case .group, .class: #expect(parent == String(code.text.dropLast()) && codes.contains(parent), "\(code)")
      }
    }
  }

  @Test("A class or group is broad when its name begins with 其他 or a chain marks it so, and only then")
  func broad() throws {
    let marked = try ReferenceTable("reference/chain-links.tsv").column("classes")
      .flatMap(ReferenceTable.list).filter { $0.hasSuffix("~") }.map { String($0.dropLast()) }
    for row in rows {
      let code = try #require(IndustryCode(row["code"] ?? ""))
      let isNamedOther = code.level >= .group && (row["name"] ?? "").hasPrefix("其他")
      #expect((row["broad"] == "1") == (isNamedOther || marked.contains(code.text)), "\(code)")
      #expect(row["broad"] == "1" || row["broad"] == "")
    }
  }

  @Test(
    "Every row is the one that three public copies of the standard agree on",
    .enabled(
      if: FileManager.default.fileExists(atPath: IndustryTests.copies.path()),
      "../shared/data/gbt4754-2017.csv is not at hand: the rows were not compared"))
  func agreesWithCopies() throws {
    let lines = try String(contentsOf: IndustryTests.copies, encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
    var expected: [String: [String]] = [:]
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 5, "\(line)")
      expected[cells[0]] = [cells[2], cells[4]]
    }
    #expect(expected.count == rows.count)
    for row in rows {
      let code = row["code"] ?? ""
      #expect(expected[code] == [row["parent"] ?? "", row["name"] ?? ""], "\(code)")
    }
  }

  static let copies = ReferenceTable.repository.deletingLastPathComponent()
    .appending(path: "shared/data/gbt4754-2017.csv")
}
