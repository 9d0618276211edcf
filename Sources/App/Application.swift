package import API
import Cluster
package import Domain
import Foundation
package import Logging
package import Postgres
package import Service
import ServiceLifecycle
import Store

/// The program put together: configuration, database, and the use cases on it.
package struct Application: Sendable {
  /// The settings it was opened with.
  package let settings: Settings
  /// Where log lines go: standard error.
  package let logger: Logger
  /// What it can do.
  package let desk: Desk
  let configuration: PostgresConfiguration
  package let pool: PostgresPool
  /// Runs the pool while the program is open: idle connections are closed, and at the end all of them.
  private let running: Task<Void, Never>
  let resources: Resources
  private let runs: PostgresRunLog
  /// The latest scenes of all organisations.
  package let scenes: SceneCache
  /// The embedded cluster it works on; `nil` on a server of one's own.
  private var embedded: EmbeddedCluster?

  /// Opens the database (the embedded cluster migrates itself; another server must be up to date) and wires the use cases.
  /// An embedded database that is made now is given the reference tables that came with the program, so that whoever starts
  /// it first finds it at work.
  ///
  /// `followsChanges` is for a server that listens and refreshes the scenes itself.
  /// `resources` are those that came with the program when none are named.
  package static func open(
    _ settings: Settings, resources: Resources? = nil, followsChanges: Bool = false
  ) async throws -> Application {
    let resources = try resources ?? Resources()
    let database = Database(settings: settings, resources: resources)
    let (configuration, isNew) = try await database.ready()
    var settings = settings
    if let code = settings.organisationCode {
      settings.organisation = try await database.organisation(code, configuration)
    }
    var application = try Application(settings, resources, configuration, database.logger, followsChanges)
    application.embedded = database.isEmbedded ? database.cluster : nil
    if isNew { _ = try await application.loadReference(application.desk.invocation()) }
    return application
  }

  /// Opens the program where its database answers at once and is up to date; `nil` where not. Nothing is started, made
  /// or migrated, and no statement takes longer than two seconds.
  package static func openIfRunning(_ settings: Settings) async -> Application? {
    guard let resources = try? Resources() else { return nil }
    let database = Database(settings: settings, resources: resources)
    guard let configuration = await database.atHand() else { return nil }
    var settings = settings
    if let code = settings.organisationCode {
      guard let known = try? await database.organisation(code, configuration) else { return nil }
      settings.organisation = known
    }
    return try? Application(
      settings, resources, configuration, database.logger, false, limits: PoolLimits(waitTimeLimit: .seconds(2)))
  }

  package init(
    _ settings: Settings, _ resources: Resources, _ configuration: PostgresConfiguration, _ logger: Logger,
    _ followsChanges: Bool, lexicon known: Lexicon? = nil, access: AccessRules? = nil,
    clock: @escaping @Sendable () -> CalendarDate = Application.shanghaiDay, limits: PoolLimits = PoolLimits()
  ) throws {
    self.settings = settings
    self.resources = resources
    self.logger = logger
    self.configuration = configuration
    var limits = limits
    limits.maximumConnections = settings.poolSize
    let seals = try Database(settings: settings, resources: resources).seals()
    pool = PostgresPool(configuration, limits: limits, logger: logger)
    runs = PostgresRunLog(pool: pool, now: { Int64(Date().timeIntervalSince1970 * 1_000_000) }) { sightings in
      for sighting in sightings { logger.error("a sighting of a ranking is not kept", metadata: sighting.metadata) }
    }
    let prepared = PreparedNeeds(threads: ProcessInfo.processInfo.activeProcessorCount)
    scenes = SceneCache(
      PostgresSceneSource(pool: pool), isFollowed: followsChanges, limitBytes: settings.sceneBytes,
      whenLeaving: { prepared.forget($0) })
    desk = Desk(
      registry: PostgresRegistry(pool: pool, seals: seals), references: PostgresReferenceStore(pool: pool),
      runs: runs, scenes: scenes, accounts: PostgresAccountBook(pool: pool, seals: seals),
      access: try access ?? ReferenceFiles.access(resources),
      prepared: prepared,
      lexicon: try known ?? ReferenceFiles.lexicon(resources),
      acting: Acting(operator: settings.actor, organisation: settings.organisation), clock: clock)
    running = Task { [pool] in await pool.run() }
  }

  /// Loads the reference tables that came with the program, and answers the names of those that changed.
  package func loadReference(_ invocation: Invocation) async throws -> [String] {
    try await desk.references.load(try ReferenceFiles.tables(resources), invocation: invocation)
  }

  /// Loads the invented sample that came with the program. Answers its change, `nil` when it stands already, and how many
  /// records it made. The sample is moved in time to `day`, today when none is named.
  package func loadSample(
    _ invocation: Invocation, today day: CalendarDate? = nil, isConfirmed: Bool = false
  ) async throws -> (change: Int64?, records: Int) {
    _ = try await loadReference(invocation)
    return try await desk.loadSample(
      try ReferenceFiles.sample(resources), today: day ?? desk.today(), isConfirmed: isConfirmed,
      invocation: invocation)
  }

  /// The day in Shanghai by the system's clock; UTC+8 all year since 1991.
  package static func shanghaiDay() -> CalendarDate {
    let seconds = Int64(Date().timeIntervalSince1970) + 8 * 3600
    return CalendarDate(day: Int32(seconds / 86_400))
  }

  /// Opens the program and serves it over HTTP until SIGTERM or SIGINT; requests that have begun are answered.
  ///
  /// Throws `ServiceError` `accounts_missing` where others would reach it and nobody has to log in, `port_in_use`, and what
  /// `Settings.door` and `open` throw.
  ///
  /// - Parameters:
  ///   - commands: runs command lines that are sent.
  ///   - whenRunning: is told the address once connections are accepted.
  package static func serve(
    _ settings: Settings, commands: (any CommandRunner)? = nil, whenRunning: @escaping @Sendable (String) async -> Void
  ) async throws {
    let door = try settings.door()
    let application = try await Application.open(settings, followsChanges: true)
    let server = application.server(door, limits: settings.limits, commands: commands) {
      await whenRunning(door.address(port: $0))
    }
    do {
      if door.isExposed, try await !application.desk.logIn.hasAccounts() {
        throw ServiceError(
          .invalid, code: "accounts_missing",
          message: "尚无账号,不能向网络提供服务:任何人都将不经登录查看和修改全部数据。请先建立管理员账号。",
          remedy: .addAdministrator)
      }
      try await server.runUntilSignalled()
    } catch {
      await application.close()
      throw error
    }
    await application.close()
  }

  /// The HTTP server on this program's database. The program must have been opened with `followsChanges`: the server
  /// listens and keeps the scene fresh as long as it runs.
  ///
  /// - Parameters:
  ///   - commands: runs command lines that are sent.
  ///   - whenRunning: is told the port once connections are accepted.
  package func server(
    _ door: ServerDoor, limits: APILimits = APILimits(), commands: (any CommandRunner)? = nil,
    whenRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> APIServer {
    let follower = SceneFollower(
      scenes: scenes, organisation: settings.organisation,
      listener: PostgresListener(configuration, channels: [SceneFollower.channel], logger: logger), logger: logger)
    let flusher = SightingFlusher(runs: runs, interval: .seconds(2), logger: logger)
    let sweeper = Sweeper(desk: desk, interval: .seconds(3600), logger: logger)
    var companions: [any ServiceLifecycle.Service] = [follower, flusher, sweeper]
    if let embedded { companions.append(ClusterKeeper(cluster: embedded, interval: .seconds(2), logger: logger)) }
    return APIServer(
      desk, door: door, limits: limits, commands: commands, companions: companions, logger: logger,
      whenRunning: whenRunning)
  }

  /// Appends who saw which ranking and gives the database connections back.
  package func close() async {
    do {
      try await runs.flush()
    } catch {
      logger.error("who saw which ranking could not be appended", metadata: ["error": "\(error)"])
      runs.abandon()
    }
    running.cancel()
    await running.value
  }
}
