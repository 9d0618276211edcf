import Cluster
public import Domain
import Foundation
import Intake
public import Logging
package import Postgres
import Scoring
public import Service
package import Store

/// The program put together: configuration, database, and every use case on it.
public struct Application: Sendable {
  /// The settings it was opened with.
  public let settings: Settings
  /// Where log lines go: standard error.
  public let logger: Logger
  let configuration: PostgresConfiguration
  package let pool: PostgresPool
  /// Runs the pool while the program is open: idle connections are closed, and at the end all of them.
  private let running: Task<Void, Never>
  let resources: Resources
  let clock: @Sendable () -> CalendarDate
  let cellReader: CellReader
  package let derived: DerivedFields
  package let registry: PostgresRegistry
  package let references: PostgresReferenceStore
  package let runLog: PostgresRunLog
  /// The latest scenes.
  public let scenes: SceneKeeper
  let prepared = PreparedNeeds(threads: ProcessInfo.processInfo.activeProcessorCount)

  /// Opens the database (the embedded cluster migrates itself; another server must be up to date) and wires the use cases.
  ///
  /// `followsChanges` is for a server that listens and refreshes the scenes itself.
  /// `resources` are those that came with the program when none are named.
  public static func open(
    _ settings: Settings, resources: Resources? = nil, followsChanges: Bool = false
  ) async throws -> Application {
    let resources = try resources ?? Resources()
    let database = Database(settings: settings, resources: resources)
    let configuration = try await database.ready()
    return try Application(settings, resources, configuration, database.logger, followsChanges)
  }

  package init(
    _ settings: Settings, _ resources: Resources, _ configuration: PostgresConfiguration, _ logger: Logger,
    _ followsChanges: Bool, vocabulary known: ReferenceFiles? = nil,
    clock: @escaping @Sendable () -> CalendarDate = Application.shanghaiDay, limits: PoolLimits = PoolLimits()
  ) throws {
    self.settings = settings
    self.clock = clock
    self.resources = resources
    self.logger = logger
    self.configuration = configuration
    var limits = limits
    limits.maximumConnections = settings.poolSize
    pool = PostgresPool(configuration, limits: limits, logger: logger)
    let vocabulary = try known ?? ReferenceFiles(resources)
    cellReader = CellReader(vocabulary: vocabulary.intake, industries: vocabulary.industryNames)
    derived = DerivedFields(inference: vocabulary.inference, kindred: vocabulary.linkClasses)
    importWorkbook = ImportWorkbook(
      registry: PostgresRegistry(pool: pool), vocabulary: vocabulary.intake, industries: vocabulary.industryNames,
      derived: derived)
    reservedWords = vocabulary.intake.reservedWords
    registry = PostgresRegistry(pool: pool)
    references = PostgresReferenceStore(pool: pool)
    runLog = PostgresRunLog(pool: pool, now: { Int64(Date().timeIntervalSince1970 * 1_000_000) }) { sightings in
      for sighting in sightings { logger.error("a sighting of a ranking is not kept", metadata: sighting.metadata) }
    }
    scenes = SceneKeeper(PostgresSceneSource(pool: pool), isFollowed: followsChanges)
    running = Task { [pool] in await pool.run() }
  }

  /// Imports workbooks.
  public let importWorkbook: ImportWorkbook

  /// Imports tables of one kind of record.
  public func importRecords<Field: NamedField>(_ field: Field.Type = Field.self) -> ImportRecords<Field> {
    ImportRecords(
      registry: registry, vocabulary: importWorkbook.vocabulary, industries: importWorkbook.industries,
      rules: recordRules)
  }

  let reservedWords: Set<String>

  /// What records demand beyond their fields.
  package var recordRules: RecordRules {
    RecordRules([
      InferredCodesRule(derived), OpportunityRule(runs: runLog),
      CapacityRule(), LedgerRule(),
      OpeningTermsRule(references), SigningRule(), FollowUpRule(references), ProgressRule(),
      PromiseRule(references),
      VisitRule(), VisitStopRule(), VisitPartyRule(), VisitAskRule(),
      ReviewSessionRule(references), SessionItemRule(references), OpinionRule(references),
    ])
  }

  /// Keeps records of one kind.
  public func records<Field: NamedField>(_ field: Field.Type = Field.self) -> KeepRecords<Field> {
    KeepRecords(registry, reader: cellReader, rules: recordRules)
  }

  /// Writes firms as workbooks and tables.
  public var export: ExportEnterprises { ExportEnterprises(registry: registry, reservedWords: reservedWords) }

  /// Takes back changes.
  public var undo: UndoChange { UndoChange(registry) }

  /// Lists changes.
  public var changes: any Registry { registry }

  /// Ranks and explains.
  public var ranking: RankEnterprises {
    RankEnterprises(scenes: scenes, registry: registry, runs: runLog, prepared: prepared)
  }

  /// Past rankings.
  public var runs: any RunLog { runLog }

  /// Loads the reference tables that came with the program, and answers the names of those that changed.
  public func loadReference(_ invocation: Invocation) async throws -> [String] {
    try await references.load(try ReferenceFiles.tables(resources), invocation: invocation)
  }

  /// Loads the invented sample that came with the program. Answers its change, `nil` when it stands already, and how many
  /// records it made. The sample is moved in time to `day`, today when none is named.
  public func loadSample(
    _ invocation: Invocation, today day: CalendarDate? = nil
  ) async throws -> (change: Int64?, records: Int) {
    _ = try await loadReference(invocation)
    let loader = LoadSample(registry: registry, references: references, derived: derived)
    return try await loader(try ReferenceFiles.sample(resources), today: day ?? today(), invocation: invocation)
  }

  /// On whose behalf this process works.
  public func invocation() -> Invocation {
    Invocation(
      organisation: settings.organisation, actor: settings.actor, requestID: UUID().uuidString.lowercased())
  }

  /// The day in Shanghai.
  public func today() -> CalendarDate { clock() }

  /// The day in Shanghai by the system's clock; UTC+8 all year since 1991.
  package static func shanghaiDay() -> CalendarDate {
    let seconds = Int64(Date().timeIntervalSince1970) + 8 * 3600
    return CalendarDate(day: Int32(seconds / 86_400))
  }

  /// Appends who saw which ranking and gives the database connections back.
  public func close() async {
    do {
      try await runLog.flush()
    } catch {
      logger.error("who saw which ranking could not be appended", metadata: ["error": "\(error)"])
      runLog.abandon()
    }
    running.cancel()
    await running.value
  }
}
