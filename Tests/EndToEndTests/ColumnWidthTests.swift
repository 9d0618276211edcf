import Testing

@testable import yinfeng

@Suite struct ColumnWidthTests {
  @Test(
    arguments: [
      ("甲乙丙丁", 4, ["甲乙", "丙丁"]), ("一二 duplicate_row", 14, ["一二", "duplicate_row"]),
      ("甲乙丙。丁", 6, ["甲乙", "丙。丁"]), ("甲乙(丙", 6, ["甲乙", "(丙"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("甲 乙", 2, ["甲", "乙"]), ("", 10, [""]), ("一\n二", 10, ["一", "二"]),
    ])
  func `lines break between words and not before a closing mark`(text: String, width: Int, lines: [String]) {
    #expect(ColumnWidth.wrap(text, to: width) == lines)
  }

  @Test func `no line is wider than the terminal and nothing is lost`() {
    let text = "第 44 行 B 信用代码:与第 5 行是同一家企业,以第 5 行为准;不同之处:员工数(第 5 行 约260人,本行 999)。核对两行 [duplicate_row]"
    for width in 20...90 {
      let lines = ColumnWidth.wrap(text, to: width)
      #expect(lines.allSatisfy { ColumnWidth.of($0) <= width }, "\(width)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(width)")
    }
  }
}
