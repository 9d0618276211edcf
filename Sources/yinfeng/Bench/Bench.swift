import App
import Cluster
import Domain
import Foundation
import Scoring
import Service

/// Times the program on generated data, in a cluster of its own that is thrown away.
struct Bench: Sendable {
  /// How many firms to generate.
  let firms: Int
  /// What the generated firms are made from.
  let seed: UInt64

  /// A bench of so many firms.
  init(firms: Int, seed: UInt64 = 1) {
    self.firms = firms
    self.seed = seed
  }

  /// Rows that go through the importer, file and all; the rest is written straight.
  static let importedRows = 50_000
  /// Lifts the time limits of a session: a million rows written at once take longer than a clerk would wait.
  static let unhurried = "?options=-c%20statement_timeout%3D0%20-c%20idle_in_transaction_session_timeout%3D0"

  /// Runs the bench; `progress` is told what is under way.
  func run(progress: @escaping @Sendable (String) -> Void) async throws -> BenchReport {
    let resources = try Resources()
    return try await ThrowawayCluster.with { _, endpoint in
      var settings = try Settings()
      settings.databaseURL = endpoint.uri(role: .owner)
      _ = try await Database(settings: settings, resources: resources).migrate()
      settings.databaseURL = endpoint.uri(role: .application) + Bench.unhurried
      let application = try await Application.open(settings, resources: resources)
      progress("载入参考数据与示例")
      _ = try await application.loadSample(application.desk.invocation())
      let importRate = try await load(application, resources, progress)
      progress("装载快照")
      let clock = ContinuousClock()
      let started = clock.now
      let scene = try await application.desk.scenes.scene(organisation: settings.organisation)
      let loadSeconds = Bench.seconds(clock.now - started)
      // The first one takes up memory that was used and given back before; what a second one adds is its own.
      let before = Bench.residentBytes()
      let second = try await application.desk.scenes.refresh(organisation: settings.organisation)
      let bytes = max(0, Bench.residentBytes() - before) / max(1, second.snapshot.firmCount)
      progress("排序")
      let threads = ProcessInfo.processInfo.activeProcessorCount
      let (opening, first, again) = try await rank(scene, application.desk.today(), threads: threads)
      await application.close()
      return BenchReport(
        machine: Bench.machine(), firms: scene.snapshot.firmCount, rankFirstMilliseconds: opening,
        rankMilliseconds: .init(first),
        rankAgainMilliseconds: .init(again), rankThreads: threads, snapshotBytesPerFirm: bytes,
        snapshotLoadSeconds: loadSeconds,
        importRowsPerSecond: importRate, importedRows: min(firms, Bench.importedRows))
    }
  }

  /// Writes the firms; answers the importer's rows a second.
  private func load(
    _ application: Application, _ resources: Resources, _ progress: @Sendable (String) -> Void
  ) async throws -> Double {
    var generator = try GeneratedFirms(seed: seed, links: Bench.links(resources))
    let imported = min(firms, Bench.importedRows)
    progress("导入 \(imported) 行")
    let path = FileManager.default.temporaryDirectory.path + "/yinfeng-bench-\(getpid()).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write((0..<imported).map { generator.firm($0) }, to: path)
    let clock = ContinuousClock()
    let started = clock.now
    _ = try await application.desk.importWorkbook(
      path: path, options: ImportOptions(fileName: "bench.csv"), today: application.desk.today(),
      invocation: application.desk.invocation())
    let rate = Double(imported) / Bench.seconds(clock.now - started)
    let rest = firms - imported
    guard rest > 0 else { return rate }
    progress("写入其余 \(rest) 家企业与拟投项目")
    let total = firms
    let generators = generator
    let today = application.desk.today()
    _ = try await application.desk.registry.change(
      ChangeIntent(application.desk.invocation(), useCase: "bench.load")
    ) { session in
      var generator = generators
      let source = try await session.addSource(
        kind: .importFile, title: "bench", asOf: today, recordedBy: "bench", grade: .selfReported)
      for start in stride(from: imported, to: total, by: 10_000) {
        let records = (start..<min(total, start + 10_000)).map { generator.firm($0) }
        let ids = try await session.insert(records.map { NewRecord($0, source: source) })
        let plans = ids.compactMap { generator.plan($0) }
        _ = try await session.insert(plans.map { NewRecord($0, source: source) })
      }
      return .keep(())
    }
    return rate
  }

  /// The chain links that generated firms take their products and codes from.
  static func links(_ resources: Resources) throws -> ReferenceTable {
    try ReferenceTable(
      name: "chain-links",
      text: String(contentsOfFile: resources.folder + "/reference/chain-links.tsv", encoding: .utf8))
  }

  private func write(_ records: [Record<EnterpriseField>], to path: String) throws {
    let fields = EnterpriseField.allCases.filter { field in records.contains { $0[field] != nil } }
    var text = fields.map(\.name).joined(separator: ",") + "\n"
    for record in records {
      text += fields.map { record[$0]?.canonical ?? "" }.joined(separator: ",") + "\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// The very first question of a scene, which makes what all others start from; then every need with nothing of it kept,
  /// then each again; milliseconds.
  private func rank(
    _ scene: Scene, _ today: CalendarDate, threads: Int
  ) async throws -> (opening: Double, first: [Double], again: [Double]) {
    let profile = try scene.profile("outreach")
    let clock = ContinuousClock()
    var first: [Double] = []
    var again: [Double] = []
    var opening = 0.0
    if let need = scene.snapshot.needs.first {
      let started = clock.now
      let judged = try await PreparedNeeds(threads: threads).prepared(need.id, scene, profile, today)
      _ = try scene.ranker.rank(judged, profile: profile, top: 50)
      opening = Bench.seconds(clock.now - started) * 1000
    }
    for need in scene.snapshot.needs.map(\.id) {
      let kept = PreparedNeeds(threads: threads)
      for round in 0..<2 {
        let started = clock.now
        let judged = try await kept.prepared(need, scene, profile, today)
        _ = try scene.ranker.rank(judged, profile: profile, top: 50)
        let milliseconds = Bench.seconds(clock.now - started) * 1000
        if round == 0 { first.append(milliseconds) } else { again.append(milliseconds) }
      }
    }
    return (opening, first, again)
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// Resident memory of this process, bytes (proc(5), `statm`, second number, pages).
  static func residentBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  static func machine() -> String {
    let information = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let model = information?.split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    return "\(model ?? "unknown processor"), \(ProcessInfo.processInfo.activeProcessorCount) cores"
  }
}
