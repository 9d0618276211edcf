import Domain
import Scoring
import Service
import TestSupport
import Testing

@testable import API

/// The pages of scoring profiles: weights that are named, and how people weigh criteria.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ProfilePageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  @Test func `weights that were tried are named as a profile, ranked with, renewed and laid aside`() async throws {
    try await TestServer.with(.partners) { server in
      let desk = server.database.desk
      let need = try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-01" })
      let path = "/needs/\(need.id)/what-if"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let tried = try await officer.get(path + "?weight.jobs=40")
      #expect(tried.text.contains("请联系本单位管理员") && !tried.text.contains("name=\"reason\""))
      let administrator = try await Browser.loggedIn(Partners.administrator, server)
      #expect(!(try await administrator.get(path)).text.contains("name=\"reason\""))
      let page = try await administrator.get(path + "?weight.jobs=40")
      #expect(page.text.contains("带动就业的权重 8 → 40"), "\(page.text)")
      let word = try administrator.word(of: page)
      func name(_ more: [(String, String)]) async throws -> Answer {
        try await administrator.post(path, [("word", word), ("profile", "outreach")] + more)
      }
      let blank = try await name([("weight.jobs", "40"), ("title", " "), ("reason", "示例会议定")])
      #expect(blank.status == 422 && blank.text.contains("href=\"#title\"") && blank.text.contains("示例会议定"))
      let taken = try await name([("weight.jobs", "40"), ("title", "招引初筛"), ("reason", "示例")])
      #expect(taken.status == 422 && taken.text.contains("已有名为"))
      let same = try await name([("weight.jobs", "8"), ("title", "示例方案"), ("reason", "示例")])
      #expect(same.status == 422 && same.text.contains("没有可保存的改动"))
      let shipped = try await name([
        ("weight.jobs", "40"), ("title", "示例方案"), ("reason", "示例"), ("replaces", "review"),
      ])
      #expect(shipped.status == 422 && shipped.text.contains("随程序提供"))
      #expect(try await desk.rules.profiles(organisation: 1).count == 2)

      let named = try await name([("weight.jobs", "40"), ("title", "示例重就业方案<b>"), ("reason", "示例会议定")])
      #expect(named.headers["location"] == "/needs/\(need.id)?profile=own-1&done=named", "\(named.text)")
      let kept = try await desk.rules.profile("own-1", organisation: 1)
      let base = try await desk.rules.profile("outreach", organisation: 1)
      #expect(kept.weights[.jobs] == 40 && kept.version == 1 && kept.judges(base))
      let ranked = try await officer.get("/needs/\(need.id)?profile=own-1")
      #expect(ranked.text.contains("示例重就业方案&lt;b&gt;(第 1 版)"))
      let run = try await desk.ranking.rank(
        need: "#\(need.id)", .init(profile: "own-1"), today: desk.today(), invocation: TestDatabase.invocation)

      let renewed = try await name([
        ("weight.jobs", "30"), ("title", "示例重就业方案"), ("reason", "示例再议"), ("replaces", "own-1"),
      ])
      #expect(renewed.status == 303, "\(renewed.text)")
      let listed = try await officer.get("/settings/profiles?a=outreach&b=own-1")
      #expect(listed.text.contains("第 2 版") && listed.text.contains("示例再议") && !listed.text.contains("/retire"))
      #expect(listed.text.contains("data-label=\"方案二\" class=\"num\">30<"))
      #expect(try await officer.post("/settings/profiles/own-1/retire", [("word", "x")]).status == 403)
      let refused = try await administrator.post("/settings/profiles/review/retire", [("word", word)])
      #expect(refused.status == 422 && refused.text.contains("随程序提供"))
      let gone = try await administrator.post("/settings/profiles/own-1/retire", [("word", word)])
      #expect(gone.headers["location"] == "/settings/profiles?done=retired")
      #expect(try await desk.rules.profiles(organisation: 1).map(\.name) == ["outreach", "review"])
      #expect(try await officer.get("/needs/\(need.id)?profile=own-1").status == 404)
      let past = try await desk.ranking.replay(try #require(run.run), invocation: TestDatabase.invocation)
      #expect(past.matches.map(\.score) == run.ranking.allMatches.map(\.score) && !past.matches.isEmpty)
    }
  }

  /// Answers every question that is left with the first project. Answers how many there were.
  private static func answerAll(_ browser: Browser, _ word: String) async throws -> Int {
    for count in 0...WeighCriteria.most {
      let page = try await browser.get("/settings/profiles/choices")
      guard let pair = page.text.firstMatch(of: #/name="pair" value="(\d+)">\s*<div class="imagined"/#)?.1 else {
        return count
      }
      let answer = try await browser.post(
        "/settings/profiles/choices", [("word", word), ("pair", String(pair)), ("value", "1")])
      #expect(answer.status == 303, "\(answer.text)")
    }
    return -1
  }

  @Test func `choices between imagined projects give each person's weights and the group's, and only propose`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let word = try await ProfilePageTests.word(leader)
      let path = "/settings/profiles/choices"
      let first = try await leader.get(path)
      #expect(first.text.contains("第 1 题,共 36 题") && first.text.contains("设想项目甲"))
      func choose(_ pair: String, _ value: String) async throws -> Answer {
        try await leader.post(path, [("word", word), ("pair", pair), ("value", value)])
      }
      for (pair, value) in [
        ("36", "1"), ("-1", "1"), ("x", "1"), ("0", "2"), ("0", "y"), ("99999999999999999999", "0"),
      ] {
        #expect(try await choose(pair, value).status == 422, "\(pair) \(value)")
      }
      #expect(try await choose("0", "0").status == 303)
      #expect(try await leader.get(path).text.contains("第 2 题,共 36 题"))
      #expect(try await choose("0", "").status == 303)
      #expect(try await leader.get(path).text.contains("第 1 题,共 36 题"))
      #expect(try await ProfilePageTests.answerAll(leader, word) == 36)
      let done = try await leader.get(path)
      #expect(done.text.contains("36 题都答完了") && done.text.contains("1 人的平均"))
      #expect(!done.text.contains("存为评分方案</h2>"))

      let administrator = try await Browser.loggedIn(Partners.administrator, server)
      let own = try await ProfilePageTests.word(administrator)
      #expect(try await administrator.get(path).text.contains("第 1 题,共 36 题"))
      #expect(try await ProfilePageTests.answerAll(administrator, own) == 36)
      let page = try await administrator.get(path)
      #expect(page.text.contains("2 人的平均") && page.text.contains("存为评分方案</h2>"))
      let weights = page.text.matches(of: #/name="(weight\.[a-z_]+)" value="(\d+)"/#).map {
        (String($0.1), String($0.2))
      }
      #expect(!weights.isEmpty)
      let blank = try await administrator.post(
        "/settings/profiles", [("word", own), ("profile", "outreach"), ("title", "")] + weights)
      #expect(blank.status == 422 && blank.text.contains("href=\"#title\""))
      let kept = try await administrator.post(
        "/settings/profiles",
        [("word", own), ("profile", "outreach"), ("title", "示例集体方案"), ("reason", "示例两人所选")] + weights)
      #expect(kept.headers["location"] == "/settings/profiles?done=kept", "\(kept.text)")
      let desk = server.database.desk
      let base = try await desk.rules.profile("outreach", organisation: 1)
      let made = try await desk.rules.profile("own-1", organisation: 1)
      func gain(_ profile: Profile) -> Int64 {
        CriterionName.allCases.filter { $0.side == .gain }.reduce(0) { $0 + profile.weights[$1] }
      }
      #expect(gain(made) == gain(base) && made.weights != base.weights)
      #expect(made.weights[.textRelevance] == base.weights[.textRelevance])
      // Another partnership sees none of it.
      let stranger = try await Browser.loggedIn(Partners.stranger, server)
      let other = try await stranger.get(path)
      #expect(other.status == 200 && !other.text.contains("人的平均"))
    }
  }

  @Test
  func `rules, calendar and terms are shown with their sources, and a remembered column is forgotten and taken back`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let kept = try await server.database.desk.records(ConfirmedColumnField.self).add(
        [
          "header": .text("示例用电<b>"), "field": .text("plan.power_kva"), "shape": .text("示例表式"),
          "file": .text("示例.xlsx"),
        ], evidence: EvidenceInput(), today: TestDatabase.today, invocation: TestDatabase.invocation
      ).stored
      func stands() async throws -> Bool {
        try await server.database.all(ConfirmedColumnField.self).contains { $0.id == kept.id }
      }
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let shown = try await leader.get("/settings/rules?year=2026")
      #expect(shown.text.contains("国庆节") && shown.text.contains("首次响应并明确专员") && shown.text.contains("1 个工作日"))
      #expect(shown.text.contains("示例用电&lt;b&gt;") && !shown.text.contains("/forget"))
      for year in ["1850", "x", "999999999999999999999"] {
        #expect(try await leader.get("/settings/rules?year=\(year)").status == 200)
      }
      #expect(try await leader.get("/settings/rules?year=2199").text.contains("尚未公布"))
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await ProfilePageTests.word(officer)
      let path = "/settings/rules/columns/\(kept.id)/forget"
      #expect(try await officer.get("/settings/rules").text.contains(path))
      #expect(try await officer.post(path, [("word", word), ("seen", "1")]).status == 412)
      #expect(try await stands())
      let gone = try await officer.post(path, [("word", word), ("seen", "\(kept.change)")])
      let back = try #require(gone.headers["location"], "\(gone.text)")
      #expect(try await !stands())
      #expect(try await officer.get(back).text.contains("已删除这个列名"))
      let change = try #require(back.firstMatch(of: #/change=(\d+)/#)?.1)
      let undone = try await officer.post(
        "/undo", [("word", word), ("change", String(change)), ("back", "/settings/rules")])
      #expect(undone.status == 303)
      #expect(try await stands())
    }
  }

  @Test
  func `judgements of pairs are kept as they are made, and tell weights and their consistency once all are`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let word = try await ProfilePageTests.word(leader)
      let path = "/settings/profiles/judgements"
      let part = try await leader.post(path, [("word", word), ("pair-0", "3"), ("pair-1", "-5"), ("pair-2", "")])
      #expect(part.headers["location"] == path + "?done=saved", "\(part.text)")
      let page = try await leader.get(path)
      #expect(page.text.contains("还有 34 对没有判断") && page.text.contains("value=\"-5\" selected"))
      let wrong = try await leader.post(path, [("word", word), ("pair-3", "10")])
      #expect(wrong.status == 422)
      let all = (0..<36).map { ("pair-\($0)", "1") }
      #expect(try await leader.post(path, [("word", word)] + all).status == 303)
      let told = try await leader.get(path)
      #expect(told.text.contains("一致性比例 0<") || told.text.contains("一致性比例 0,"), "\(told.text)")
      #expect(try await leader.get("/settings/profiles/choices").text.contains("集体的层次分析"))
    }
  }
}

extension Profile {
  /// Whether it differs from another in nothing but weights and name.
  fileprivate func judges(_ other: Profile) -> Bool {
    priors == other.priors && points == other.points && constants == other.constants && curves == other.curves
      && fusion == other.fusion && rows == other.rows && ordering == other.ordering
  }
}
