import Domain
import Postgres
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct SweepTests {
  @Test func `what has ended is deleted after the days of its row, in every organisation`() async throws {
    try await TestDatabase.with(.partners) { database in
      let desk = database.desk
      for (login, organisation) in [(Partners.leader, Int64(1)), (Partners.stranger, Partners.organisation)] {
        let invocation = Invocation(organisation: organisation, actor: "测试员", requestID: "test")
        for title in ["现用", "新近到期", "早已到期", "早已撤销"] {
          _ = try await desk.token(for: login, title: title, writes: false, days: nil, invocation)
        }
        for key in ["现存", "过期"] {
          _ = try await desk.registry.once(
            KeyedRequest(key: key, content: [1], lifetime: .seconds(key == "现存" ? 3600 : 0)), invocation: invocation
          ) { KeptAnswer(status: 200, headers: [], body: [1]) }
        }
      }
      try await database.withOwner { owner in
        try await owner.executeScript(
          """
          update credential set expires_at = now() - interval '29 days' where title = '新近到期';
          update credential set expires_at = now() - interval '31 days' where title = '早已到期';
          update credential set revoked_at = now() - interval '31 days' where title = '早已撤销';
          delete from failed_login;
          insert into failed_login values ('a', 3, now() - interval '31 days'), ('b', -5, now() - interval '31 days'),
            ('c', 3, now() - interval '29 days'), ('d', 1, now());
          """)
      }
      #expect(try await desk.sweep() == Swept(credentials: 4, failedLogins: 2, answers: 2))
      #expect(try await desk.sweep() == Swept())
      let left = try await database.withOwner { owner in
        (
          try await owner.query("select title from credential order by title").decode(String.self),
          try await owner.query("select convert_from(key, 'UTF8') from failed_login order by 1").decode(String.self),
          try await owner.query("select key from kept_answer order by key").decode(String.self)
        )
      }
      #expect(Set(left.0) == ["现用", "新近到期"] && left.0.count == 4)
      #expect(left.1 == ["c", "d"])
      #expect(left.2 == ["现存", "现存"])
    }
  }
}
