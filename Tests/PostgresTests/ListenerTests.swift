import Postgres
import Testing

@Suite("Listening")
struct ListenerTests {
  @Test("Notifications arrive, and a new connection is told so that readers look again")
  func notifications() async throws {
    var configuration = TestServer.shared.configuration
    configuration.applicationName = "listener"
    let listener = PostgresListener(
      configuration, channels: ["data", "Odd \"name\""], limits: PoolLimits(firstBackOff: .milliseconds(1)),
      logger: quiet)
    try await withTestConnection { connection in
      var events = listener.makeAsyncIterator()
      #expect(await events.next() == .listening)
      try await connection.query("select pg_notify('data', 'one'), pg_notify(\("Odd \"name\""), '')")
      guard case .notification(let first) = await events.next(), case .notification(let second) = await events.next()
      else {
        Issue.record("two notifications were sent")
        return
      }
      #expect([first.channel, first.payload] == ["data", "one"])
      #expect([second.channel, second.payload] == ["Odd \"name\"", ""])
      try await connection.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener'")
      #expect(await events.next() == .listening)
      try await connection.query("select pg_notify('data', 'two')")
      guard case .notification(let third) = await events.next() else {
        Issue.record("a notification was sent")
        return
      }
      #expect(third.payload == "two")
    }
  }

  @Test("A cancelled task ends the sequence")
  func cancelled() async throws {
    let listener = PostgresListener(TestServer.shared.configuration, channels: ["quiet"], logger: quiet)
    let (started, mark) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      var count = 0
      for await _ in listener {
        count += 1
        mark.yield()
      }
      return count
    }
    for await _ in started { break }
    task.cancel()
    #expect(await task.value == 1)
  }
}
