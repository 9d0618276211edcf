import Foundation
import TestSupport
import Testing

@testable import yinfeng

/// How the program behaves towards whoever types and whoever reads.
@Suite(.serialized, .enabled(if: Program.isBuilt, "skipped: the program is not built"))
struct MannersTests {
  private func run(_ arguments: [String], _ database: String = "") async throws -> (status: Int32, text: String) {
    try await Program(arguments, database: database).run()
  }

  @Test(arguments: [
    (["rnak", "SQ-2026-01"], "rank"), (["enterprise", "lst"], "list"), (["opportunty", "list"], "opportunity"),
    (["enterprise", "list", "--serach", "线束"], "--search"), (["rank", "--topp", "3"], "--top"),
  ])
  func `a word that is none is told with the nearest that is`(arguments: [String], near: String) async throws {
    let (status, text) = try await run(arguments)
    #expect(status == 64)
    #expect(text.contains("是不是 \(near)"), "\(text)")
    #expect(!text.contains("Error") && !text.contains("Usage"), "\(text)")
  }

  @Test(arguments: [
    ["rank", "a", "b", "c"], ["enterprise", "list", "--limit"], ["enterprise", "list", "--limit", "x"],
    ["explain", "SQ-2026-01"], ["visit", "paper", "1", "invitation", "--format", "doc"], ["import", "undo"],
    ["enterprise", "list", "--json=1"], ["report", "yearly"], ["runs", "--compare"], ["enterprise", "show"],
    ["visit", "minutes", "1", "--form", "a.xlsx", "--by", "甲"], ["visit", "minutes", "1", "a.json", "--grade", "oral"],
    ["outreach", "plan", "--output", "a.html"], ["report", "monthly", "--output", "a.html"],
  ])
  func `wrong usage is told in Chinese`(arguments: [String]) async throws {
    let (status, text) = try await run(arguments)
    #expect(status == 64, "\(text)")
    let first = text.prefix { $0 != "\n" }
    #expect(first.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
    #expect(text.contains("详见:yinfeng \(arguments[0])"), "\(text)")
  }

  @Test func `the help gathers the commands by the day's work`() async throws {
    let (status, text) = try await run(["--help"])
    #expect(status == 0)
    let places = DayWork.allCases.compactMap { text.range(of: "\n\($0.rawValue)\n")?.lowerBound }
    #expect(places.count == DayWork.allCases.count && places == places.sorted())
    #expect(text.split(separator: "\n").allSatisfy { ColumnWidth.of($0) <= 80 })
    for word in ["help", "-h"] {
      #expect(try await run(word == "help" ? ["help"] : ["-h"]).text == text, "\(word)")
    }
  }

  @Test(arguments: [
    ["enterprise", "import"], ["opportunity", "move"], ["visit", "paper"], ["rank"], ["review-session", "resolve"],
    ["change", "undo"], ["enterprise"], ["db"], ["follow-up", "import"],
  ])
  func `the help of a command fits a terminal`(path: [String]) async throws {
    let (status, text) = try await run(path + ["--help"])
    #expect(status == 0)
    #expect(text.contains("用法:yinfeng \(path.joined(separator: " "))"), "\(text)")
    for line in text.split(separator: "\n") { #expect(ColumnWidth.of(line) <= 80, "\(line)") }
    #expect(try await run(["help"] + path).text == text)
  }

  @Test(arguments: [
    ["--help"], ["--version"], ["tie", "fields"], ["tie", "fields", "--json"],
    ["--experimental-dump-help"],
  ])
  func `output that cannot be written is one sentence and a code`(arguments: [String]) async throws {
    let full = try await Shell.run("\(Program.path) \(arguments.joined(separator: " ")) > /dev/full")
    #expect(full.status == 74)
    #expect(full.text.split(separator: "\n").count == 1 && full.text.contains("磁盘已满"), "\(full.text)")
    let closed = try await Shell.run(
      "set -o pipefail; { \(Program.path) \(arguments.joined(separator: " ")); echo $? >&2; } | true")
    #expect(["141", "0"].contains(closed.text.trimmingCharacters(in: .whitespacesAndNewlines)), "\(closed.text)")
    let gone = try await Shell.run("\(Program.path) \(arguments.joined(separator: " ")) >&-")
    #expect(gone.status == 74 && gone.text.contains("标准输出已关闭"), "\(gone.text)")
  }

  @Test func `lists say names beside ids, and take labels and descending orders`() async throws {
    try await TestDatabase.with(.sample) { database in
      let uri = database.applicationURI
      let list = ["enterprise", "list", "--limit", "3", "--filter"]
      let listed = try await run(list + ["name.contains=示例", "--sort", "-id"], uri)
      #expect(listed.status == 0, "\(listed.text)")
      // The last line says where the page ended, in the words of its own filters.
      let labelled = try await run(list + ["企业名称.contains=示例", "--sort=-id"], uri)
      #expect(labelled.text.split(separator: "\n").dropLast() == listed.text.split(separator: "\n").dropLast())
      let ids = listed.text.matches(of: #/(?m)^ *(\d+) {2}/#).compactMap { Int($0.1) }
      #expect(ids.count == 3 && ids == ids.sorted(by: >), "\(listed.text)")
      let plans = try await run(["plan", "list"], uri)
      #expect(plans.text.contains(/\d+ 甲子示例/), "\(plans.text)")
      for line in plans.text.split(separator: "\n").dropLast() { #expect(ColumnWidth.of(line) <= 80, "\(line)") }
      let history = try await run(["enterprise", "history", "甲子示例"], uri)
      #expect(history.text.contains(#/\d{4}-\d\d-\d\d \d\d:\d\d {2}/#), "\(history.text)")
    }
  }

  @Test func `a table keeps its names at eighty columns and says what it leaves out`() {
    var table = TextTable([
      .init(header: "编号"), .init(header: "名称", flexible: true, isName: true), .init(header: "说明", flexible: true),
      .init(header: "第一个固定的列"), .init(header: "第二个固定的列"), .init(header: "第三个固定的列"),
    ])
    table.rows = [["12", "甲子示例汽车线束有限公司", "很长很长很长很长很长很长的说明", "一", "二", "三"]]
    let wide = table.lines(width: 120)
    #expect(wide.count == 3 && wide[2].contains("第") == false && wide[2].hasSuffix("三"))
    let narrow = table.lines(width: 72)
    #expect(narrow.contains { $0.contains("甲子示例汽车线束有限公司") })
    #expect(narrow.last == "窗口不够宽,未列出:第三个固定的列")
    #expect(narrow.allSatisfy { ColumnWidth.of($0) <= 72 })
  }

  @Test func `a change is listed, taken back once, and said to be`() async throws {
    try await TestDatabase.with(.sample) { database in
      let uri = database.applicationURI
      let added = try await run(["enterprise", "add", "name=示例撤销有限公司"], uri)
      let change = try #require(added.text.firstMatch(of: /变更 (\d+)/)?.1).description
      #expect(try await run(["change", "undo", change, "--yes"], uri).status == 0)
      let again = try await run(["import", "undo", change, "--yes"], uri)
      #expect(again.status == 75 && again.text.contains("已撤销"), "\(again.text)")
      let undo = try #require(again.text.firstMatch(of: /由变更 (\d+)/)?.1).description
      #expect(try await run(["change", "list"], uri).text.contains("已由 \(undo) 撤销"))
      #expect(try await run(["change", "undo", undo, "--yes"], uri).status == 0)
      let listed = try await run(["change", "list"], uri)
      #expect(!listed.text.contains("已由 \(undo) 撤销"))
      #expect(try await run(["change", "undo", change, "--yes"], uri).status == 0)
    }
  }

  @Test func `a ranking is called up by the first digits of its id`() async throws {
    try await TestDatabase.with(.sample) { database in
      let uri = database.applicationURI
      let ranked = try await run(["rank", "SQ-2026-01", "--json"], uri)
      let id = try #require(ranked.text.firstMatch(of: /"run" : "([0-9a-f]{32})"/)?.1).description
      let whole = try await run(["runs", id, "--json"], uri)
      #expect(whole.status == 0)
      #expect(try await run(["runs", String(id.prefix(8)), "--json"], uri).text == whole.text)
      #expect(try await run(["runs", String(id.prefix(3))], uri).status == 66)
    }
  }
}

/// Runs a line of the shell; what it says on standard error, or on both.
private enum Shell {
  static func run(_ line: String) async throws -> (status: Int32, text: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.standardInput = FileHandle.nullDevice
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let text = try await Task.detached { try output.fileHandleForReading.readToEnd() ?? Data() }.value
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
