import API
import App
import Foundation
import Postgres
import TestSupport

/// A server of one test on a free loopback port, on a database of its own.
struct TestServer: Sendable {
  var client: LoopbackClient
  let application: Application
  let database: TestDatabase
  /// The door it was given.
  var door: ServerDoor?

  /// Starts a server on a fresh database and hands it to `body` once it is ready, or at once when it is not waited for.
  ///
  /// A `door` listens at port 0; one that trusts proxies is asked nothing beforehand, for it answers through them alone.
  ///
  /// `follows` makes the server trust what it is notified of, as the program does; otherwise it asks at each question.
  static func with(
    _ data: TestData = .sample, limits: APILimits = .patient(),
    door: ServerDoor? = nil, follows: Bool = false, waits: Bool = true,
    _ body: (TestServer) async throws -> Void
  ) async throws {
    try await TestDatabase.with(data) { database in
      guard follows else { return try await served(database.application, database, limits, door, waits, body) }
      let application = try Application(
        database.application.settings, Resources(folder: Checkout.data.path),
        PostgresConfiguration(uri: database.applicationURI), TestDatabase.quiet, true,
        access: TestDatabase.access.get(),
        limits: TestDatabase.patient)
      do {
        try await served(application, database, limits, door, waits, body)
      } catch {
        await application.close()
        throw error
      }
      await application.close()
    }
  }

  /// Starts a server whose day the test sets, on the sample as it was on that day.
  static func with(day: ManualDay, _ body: (TestServer) async throws -> Void) async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.application.loadSample(TestDatabase.invocation, today: day.now)
      let application = try Application(
        database.application.settings, Resources(folder: Checkout.data.path),
        PostgresConfiguration(uri: database.applicationURI), TestDatabase.quiet, false,
        access: TestDatabase.access.get(), clock: { day.now },
        limits: TestDatabase.patient)
      do {
        try await served(application, database, .patient(), nil, true, body)
      } catch {
        await application.close()
        throw error
      }
      await application.close()
    }
  }

  /// Starts a server on the sample whose log is kept.
  static func with(_ lines: LogLines, _ body: (TestServer) async throws -> Void) async throws {
    try await TestDatabase.with { database in
      let application = try TestDatabase.program(database.applicationURI, logger: lines.logger)
      do {
        try await served(application, database, .patient(), nil, true, body)
      } catch {
        await application.close()
        throw error
      }
      await application.close()
    }
  }

  /// Starts a second server on the database of another, as another process would.
  static func beside(_ other: TestServer, _ body: (TestServer) async throws -> Void) async throws {
    let application = try Application(
      other.application.settings, Resources(folder: Checkout.data.path),
      PostgresConfiguration(uri: other.database.applicationURI), TestDatabase.quiet, false,
      access: TestDatabase.access.get(),
      limits: TestDatabase.patient)
    do {
      try await served(application, other.database, .patient(), nil, true, body)
    } catch {
      await application.close()
      throw error
    }
    await application.close()
  }

  private static func served(
    _ application: Application, _ database: TestDatabase, _ limits: APILimits, _ door: ServerDoor?, _ waits: Bool,
    _ body: (TestServer) async throws -> Void
  ) async throws {
    let (ports, told) = AsyncStream<Int>.makeStream()
    let server = application.server(try door ?? ServerDoor(port: 0), limits: limits) { told.yield($0) }
    let running = Task {
      defer { told.finish() }
      try await server.run()
    }
    guard let port = await ports.first(where: { _ in true }) else { return try await running.value }
    do {
      var client = LoopbackClient(port: port)
      if let holder = door?.certificate { client.tls = try LoopbackClient.trusting(holder.files.certificate) }
      if door == nil || door?.isExposed == false {
        // Where a limit is tight and the machine slow, a question may be cut before it is asked.
        while client.contract == nil {
          let answer = try? await client.get("/api/v1/openapi.json")
          client.contract = answer.flatMap { $0.status == 200 ? Contract.read($0) : nil }
        }
      }
      while waits, try await client.get("/readyz").status != 200 {}
      try await body(TestServer(client: client, application: application, database: database, door: door))
    } catch {
      running.cancel()
      _ = await running.result
      throw error
    }
    running.cancel()
    _ = await running.result
  }
}

extension APILimits {
  /// Those of tests: a machine of two cores that runs four tests at once may come late to a connection. What a test is
  /// about, it sets itself.
  static func patient(_ set: (inout APILimits) -> Void = { _ in }) -> APILimits {
    APILimits { limits in
      (limits.headSeconds, limits.idleSeconds, limits.answerSeconds) = (600, 600, 600)
      set(&limits)
    }
  }
}
