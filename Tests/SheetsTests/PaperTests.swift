import Foundation
import Sheets
import Testing

@testable import Intake

@Suite struct PaperTests {
  private static let hostile = "<script>alert('x')</script> & \"引号\" \u{0}\u{8}尾"

  private static let paper = Paper(
    title: hostile, subtitle: hostile,
    blocks: [
      .heading(hostile), .paragraph(hostile), .line(hostile), .note(hostile), .facts([.init(hostile, hostile)]),
      .table(.init([.init(hostile, 6), .init("乙", 6)], rows: [[hostile, "一\n二"]])),
      .table(.init([.init("甲", 12)], whenEmpty: hostile)), .signature([hostile]),
    ])

  @Test func `what is typed never becomes markup`() {
    let page = PaperPage(PaperTests.paper).html
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;引号&quot; 尾"))
    #expect(page.contains("一<br>二"))
    #expect(!page.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" })
  }

  @Test func `an attribute cannot be left`() {
    let element = HTML.element("p", [("class", "a\" onclick=\"b")], [.text("c")])
    #expect(element.markup == "<p class=\"a&quot; onclick=&quot;b\">c</p>")
  }

  @Test func `every element of a page is closed`() throws {
    let page = PaperPage(PaperTests.paper).html
    let body = try #require(page.range(of: "<main>")).lowerBound
    let end = try #require(page.range(of: "</main>")).upperBound
    #expect(isBalanced(String(page[body..<end])))
  }

  @Test func `a workbook holds every text of the paper, on a sheet that prints on A4`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: path) }
    let paper = Paper(
      title: "表[一]",
      blocks: [
        .facts([.init("名称", "值甲")]), .table(.init([.init("列", 4), .init("宽", 8)], rows: [["格一", "格二"]])),
        .signature(["落款"]),
      ])
    try Data(try PaperWorkbook.bytes(paper)).write(to: path)
    let archive = try ZipArchive(path: path.path, limits: IntakeLimits())
    let strings = String(decoding: try archive.contents("xl/sharedStrings.xml"), as: UTF8.self)
    for text in ["表[一]", "名称", "值甲", "列", "宽", "格一", "格二", "落款"] { #expect(strings.contains(text), "\(text)") }
    let sheet = String(decoding: try archive.contents("xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(sheet.contains("paperSize=\"9\"") && sheet.contains("fitToHeight=\"0\""))
  }
}

/// Whether every element of a piece of markup is closed, innermost first.
private func isBalanced(_ text: String) -> Bool {
  var open: [Substring] = []
  for tag in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where tag.output.2 != "br" && tag.output.2 != "col" {
    if tag.output.1.isEmpty { open.append(tag.output.2) } else if open.popLast() != tag.output.2 { return false }
  }
  return open.isEmpty
}
