import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API

/// Files that are imported on pages: nothing is written before it was shown, and what waits is its owner's alone.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ImportPageTests {
  private typealias Browser = ConsoleTests.Browser

  private static func csv(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private static func firms(_ server: TestServer) async throws -> Set<String> {
    Set(try await server.database.all(EnterpriseField.self).compactMap { $0.text(.name) })
  }

  private static func officer(_ server: TestServer) async throws -> (browser: Browser, word: String) {
    let browser = try await Browser.loggedIn(Partners.branchOfficer, server)
    return (browser, try browser.word(of: try await browser.get("/imports/new")))
  }

  @Test func `a list is uploaded, understood, sent elsewhere, imported whole and taken back`() async throws {
    try await TestServer.with(.partners) { server in
      let (browser, word) = try await Self.officer(server)
      let before = try await Self.firms(server)
      let list = Self.csv([
        "企业名称,主要产品,规模情况", "武汉示例齿轮有限公司,齿轮,120", "襄阳示例阀门有限公司,阀门,80",
      ])
      let sent = try await browser.upload("enterprise", "齿轮\"名册.csv", list, word: word)
      let path = try #require(sent.headers["location"])
      #expect(sent.status == 303 && path.hasPrefix("/imports/files/"))
      let page = try await browser.get(path)
      #expect(page.status == 200 && page.text.contains("确认导入 2 行") && page.text.contains("武汉示例齿轮有限公司"))
      #expect(page.text.contains("value=\"\(EnterpriseField.label) · \(EnterpriseField.name.label)\""))
      #expect(page.text.contains("name=\"map:规模情况\""))
      #expect(try await Self.firms(server) == before)
      // A column is sent elsewhere; words that are no field are told beside it, and typed words stay.
      let form = [("word", word), ("was:规模情况", ""), ("as_of", ""), ("grade", "self_reported")]
      let wrong = try await browser.post(path, form + [("map:规模情况", "天知道")])
      #expect(wrong.status == 422 && wrong.text.contains("value=\"天知道\"") && wrong.text.contains("href=\"#column-"))
      let headcount = "\(EnterpriseField.label) · \(EnterpriseField.headcount.label)"
      // A deed with another choice than the one that was shown writes nothing yet.
      let unseen = try await browser.post(path + "/apply", form + [("map:规模情况", headcount)])
      #expect(unseen.headers["location"] == path + "?chosen=1")
      #expect(try await Self.firms(server) == before)
      let shown = try await browser.get(path + "?chosen=1")
      #expect(shown.text.contains("按您的指定") && shown.text.contains("value=\"\(headcount)\""))
      let done = try await browser.post(
        path + "/apply",
        [("word", word), ("was:规模情况", headcount), ("map:规模情况", headcount), ("as_of", ""), ("grade", "self_reported")])
      let end = try #require(done.headers["location"])
      #expect(done.status == 303 && end.hasSuffix("?done=imported"))
      let made = try await server.database.all(EnterpriseField.self).first { $0.text(.name) == "武汉示例齿轮有限公司" }
      #expect(made?.record[.headcount] == .count(120))
      #expect(try await browser.get(path).status == 303)
      let result = try await browser.get(end)
      #expect(result.status == 200 && result.text.contains("已导入") && result.text.contains("撤销这次导入"))
      let change = String(try #require(result.text.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      let undone = try await browser.post("/imports/\(change)/undo", [("word", word), ("change", change)])
      #expect(undone.status == 303)
      #expect(try await Self.firms(server) == before)
      let twice = try await browser.post("/imports/\(change)/undo", [("word", word), ("change", change)])
      #expect(twice.status == 409)
      let back = try await browser.get("/imports/\(change)?done=undone")
      let other = String(try #require(back.text.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      #expect(back.text.contains("恢复这次导入") && other != change)
      #expect(
        try await browser.post("/imports/\(change)/undo", [("word", word), ("change", other)]).status == 303)
      #expect(try await Self.firms(server).contains("襄阳示例阀门有限公司"))
    }
  }

  @Test func `a row that cannot be imported holds the file up, is listed and can be downloaded`() async throws {
    try await TestServer.with(.partners) { server in
      let (browser, word) = try await Self.officer(server)
      let before = try await Self.firms(server)
      let list = Self.csv(["企业名称,主要产品,员工人数", "武汉示例轴承有限公司,轴承,60", ",垫片,40", "宜昌示例泵业有限公司,水泵,很多"])
      let path = try #require(
        try await browser.upload("enterprise", "有问题.csv", list, word: word).headers["location"])
      let page = try await browser.get(path)
      #expect(page.text.contains("有 1 行不能导入") && !page.text.contains("/apply\">"))
      #expect(page.text.contains("很多") && page.text.contains("这一行不能导入"))
      let file = try await browser.get(path + "/mending")
      #expect(file.status == 200 && file.body.starts(with: Array("PK".utf8)))
      // The deed without the choice writes nothing.
      let refused = try await browser.post(path + "/apply", [("word", word)])
      #expect(refused.headers["location"] == path)
      #expect(try await Self.firms(server) == before)
      let chosen = try await browser.post(path, [("word", word), ("as_of", ""), ("skip_invalid", "1")])
      #expect(chosen.headers["location"] == path + "?chosen=1")
      #expect(try await browser.get(path).text.contains("确认导入 2 行"))
      let done = try await browser.post(path + "/apply", [("word", word), ("as_of", ""), ("skip_invalid", "1")])
      #expect(done.headers["location"]?.hasSuffix("?done=imported") == true)
      #expect(try await Self.firms(server).count == before.count + 2)
    }
  }

  @Test func `what waits is seen by its owner alone, from any process, and goes when it is laid aside`() async throws {
    try await TestServer.with(.partners) { server in
      let (browser, word) = try await Self.officer(server)
      let list = Self.csv(["姓名,手机,单位", "虚构甲,13912340000,武汉示例齿轮有限公司"])
      let path = try #require(
        try await browser.upload("enterprise", "校友.csv", list, word: word).headers["location"])
      #expect(try await browser.get("/imports").text.contains(path))
      let page = try await browser.get(path)
      #expect(page.status == 200 && !page.text.contains("13912340000") && page.text.contains("139****0000"))
      let administrator = try await Browser.loggedIn(Partners.administrator, server)
      #expect(try await administrator.get(path).status == 404)
      let foreign = try administrator.word(of: try await administrator.get("/today"))
      #expect(try await administrator.post(path + "/remove", [("word", foreign)]).status == 404)
      #expect(try await browser.get(path).status == 200)
      let others = try await administrator.get("/imports").text
      #expect(!others.contains(path))
      try await TestServer.beside(server) { other in
        var elsewhere = Browser(other)
        elsewhere.cookie = browser.cookie
        let there = try await elsewhere.get(path)
        #expect(there.text.contains("核对后导入"))
      }
      for index in 2...5 {
        let more = try await browser.upload("enterprise", "校友\(index).csv", list, word: word)
        #expect(more.status == 303)
      }
      let over = try await browser.upload("enterprise", "校友6.csv", list, word: word)
      #expect(over.status == 409 && over.text.contains("最多同时 5 个"))
      #expect(try await browser.post(path + "/remove", [("word", word)]).headers["location"] == "/imports?done=removed")
      #expect(try await browser.get(path).status == 404)
    }
  }

  @Test func `a run is its holder's own, and a trial under way is not begun anew by what others write`() async throws {
    let runs = ImportRuns()
    let own = ImportRuns.Holder(organisation: 1, account: 2)
    let other = ImportRuns.Holder(organisation: 1, account: 3)
    func key(_ change: Int64) -> ImportRuns.Key {
      .init(upload: 7, holder: own, isTrial: true, choices: ImportChoices(), change: change)
    }
    let (waits, end) = AsyncStream<Void>.makeStream()
    let first = runs.run(key(1)) { _ in
      for await _ in waits {}
      throw CancellationError()
    }
    runs.forget(7, of: other)
    #expect(runs.run(of: 7, of: own) === first && runs.run(of: 7, of: other) == nil)
    #expect(runs.run(key(2)) { _ in throw CancellationError() } === first)
    end.finish()
    _ = try #require(try await first.settled())
    #expect(runs.run(key(2)) { _ in throw CancellationError() } !== first)
  }

  @Test func `a form that does not hold together, a foreign kind and a file too large are told`() async throws {
    try await TestServer.with(.partners, limits: .patient { ($0.uploadBytes, $0.importBytes) = (4096, 16_384) }) {
      server in
      let (browser, word) = try await Self.officer(server)
      let none = try await browser.upload("enterprise", "", [], word: word)
      #expect(none.status == 422 && none.text.contains("请选择要导入的文件"))
      let kind = try await browser.upload("frozen_month", "a.csv", [65], word: word)
      #expect(kind.status == 422 && kind.text.contains("href=\"#kind\""))
      for size in [4097, 9000, 100_000] {
        let large = try? await browser.upload("enterprise", "大.csv", Array(repeating: 65, count: size), word: word)
        #expect(large == nil || large?.status == 413, "\(size)")
      }
      let wordless = try await browser.upload("enterprise", "a.csv", [65], word: "x")
      #expect(wordless.status == 403)
      let park = try await Browser.loggedIn(Partners.parkOfficial, server)
      let page = try await park.get("/imports/new")
      #expect(!page.text.contains("value=\"enterprise\"") && page.text.contains("value=\"need\""))
      let foreign = try await park.upload("enterprise", "a.csv", [65], word: try park.word(of: page))
      #expect(foreign.status == 403)
      let unread = try await browser.upload("enterprise", "a.xlsx", Array("PK没有内容".utf8), word: word)
      let path = try #require(unread.headers["location"])
      #expect(try await browser.get(path).status == 422)
    }
  }

  @Test(arguments: [
    "", "--b", "--b\r\n\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "x--b--", "--b--x\u{0}",
  ])
  func `a body that is no form is refused and traps nothing`(_ text: String) {
    let form = try? MultipartForm(Data(text.utf8), boundary: "b")
    #expect(form == nil || form?.file == nil && form?.fields.byName.isEmpty == true)
  }

  @Test func `a form is read as browsers write it`() throws {
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n甲\r\n乙\r\n--b\r\nContent-Disposition: form-data; "
      + "name=\"file\"; filename=\"名%22册.csv\"\r\nContent-Type: text/csv\r\n\r\n一\r\n二\r\n\r\n--b--\r\n"
    let form = try MultipartForm(Data(body.utf8), boundary: "b")
    #expect(form.fields["kind"] == "甲\n乙")
    #expect(form.file?.name == "名\"册.csv" && form.file?.bytes == Array("一\r\n二\r\n".utf8))
  }
}
