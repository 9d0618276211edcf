import App
import Cluster
import Domain
import Foundation
import Scoring
import Service

/// Times one server that keeps many organisations, in a cluster of its own that is thrown away: each has the sample and
/// generated firms, and somebody of each asks for a ranking that is not in memory, then again.
struct OrganisationsBench: Sendable {
  /// How many organisations.
  let organisations: Int
  /// How many firms are generated for each.
  let firms: Int
  let seed: UInt64

  /// Runs the bench; `progress` is told what is under way.
  ///
  /// - Throws: `ServiceError` `foreign_row` when a ranking names a firm of somebody else.
  func run(progress: @escaping @Sendable (String) -> Void) async throws -> OrganisationsReport {
    let resources = try Resources()
    return try await ThrowawayCluster.with { _, endpoint in
      var settings = try Settings()
      settings.databaseURL = endpoint.uri(role: .owner)
      _ = try await Database(settings: settings, resources: resources).migrate()
      settings.databaseURL = endpoint.uri(role: .application) + Bench.unhurried
      let writer = try await Application.open(settings, resources: resources)
      let askers = try await fill(writer, resources, progress)
      await writer.close()
      progress("排序")
      // As a server does: it starts with nothing in memory.
      let server = try await Application.open(settings, resources: resources)
      let before = Bench.residentBytes()
      var cold: [Double] = []
      var warm: [Double] = []
      for asker in askers { cold.append(try await ask(asker, server)) }
      let (extent, after) = (server.scenes.extent, Bench.residentBytes())
      for asker in askers.suffix(extent.scenes) { warm.append(try await ask(asker, server)) }
      await server.close()
      return OrganisationsReport(
        machine: Bench.machine(), organisations: organisations, firms: firms, rankUnreadMilliseconds: .init(cold),
        rankMilliseconds: .init(warm), scenes: extent.scenes, sceneBytes: extent.bytes,
        sceneBoundBytes: settings.sceneBytes, addedResidentBytes: after - before)
    }
  }

  /// Somebody of an organisation who asks for one of its needs.
  private struct Asker: Sendable {
    let account: Account
    let need: Int64
    let firms: Set<Int64>
  }

  private func fill(
    _ application: Application, _ resources: Resources, _ progress: @Sendable (String) -> Void
  ) async throws -> [Asker] {
    let (desk, today) = (application.desk, application.desk.today())
    let links = try Bench.links(resources)
    var askers: [Asker] = []
    for number in 1...organisations {
      if number % 20 == 1 { progress("写入第 \(number) 个单位,共 \(organisations) 个") }
      var id: Int64 = 1
      if number > 1 {
        id = try await desk.organisations.add(
          NewOrganisation(code: "org\(number)", name: "示例单位\(number)", university: "示例大学", county: "示例县\(number)"),
          Invocation(organisation: 1, actor: "bench", requestID: "bench")
        ).id
      }
      let invocation = Invocation(organisation: id, actor: "bench", requestID: "bench")
      _ = try await application.loadSample(invocation)
      _ = try await desk.registry.change(ChangeIntent(invocation, useCase: "bench.load")) { session in
        var generator = try GeneratedFirms(seed: seed &+ UInt64(number), links: links)
        let source = try await session.addSource(
          kind: .importFile, title: "bench", asOf: today, recordedBy: "bench", grade: .selfReported)
        let ids = try await session.insert((0..<firms).map { NewRecord(generator.firm($0), source: source) })
        let plans = ids.compactMap { generator.plan($0) }
        _ = try await session.insert(plans.map { NewRecord($0, source: source) })
        return .keep(())
      }
      let account = try await desk.keepAccounts.add(
        login: "admin\(number)", name: "示例管理员\(number)", role: .administrator, parks: [],
        password: "只供测量时写入的示例口令", invocation
      ).account
      let records = desk.registry.records(id)
      guard let need = try await records.all(NeedField.self).first else { continue }
      askers.append(
        Asker(account: account, need: need.id, firms: Set(try await records.all(EnterpriseField.self).map(\.id))))
    }
    return askers
  }

  /// Milliseconds of one ranking and its answer in JSON.
  private func ask(_ asker: Asker, _ server: Application) async throws -> Double {
    let acting = asker.account.acting(writes: false, address: "127.0.0.1")
    let desk = server.desk.of(acting)
    let clock = ContinuousClock()
    let started = clock.now
    let answer = try await desk.ranking.rank(
      need: "#\(asker.need)", RankEnterprises.Request(), today: desk.today(),
      invocation: acting.invocation(requestID: "bench"))
    _ = try Console.json(answer)
    let milliseconds = Bench.seconds(clock.now - started) * 1000
    guard answer.ranking.matches.allSatisfy({ asker.firms.contains($0.enterprise.id) }) else {
      throw ServiceError(.unavailable, code: "foreign_row", message: "\(asker.account.login) 的排序中有其他单位的企业。")
    }
    return milliseconds
  }
}

/// What a bench of many organisations measured.
struct OrganisationsReport: Sendable, Encodable {
  let machine: String
  let organisations: Int
  /// Generated firms of each organisation.
  let firms: Int
  /// A ranking of an organisation that is not in memory.
  let rankUnreadMilliseconds: BenchReport.Spread
  /// One of an organisation that is.
  let rankMilliseconds: BenchReport.Spread
  /// Organisations in memory at the end.
  let scenes: Int
  /// What they take by the cache's own estimate, and the bound it keeps.
  let sceneBytes: Int
  let sceneBoundBytes: Int
  /// What the process grew by.
  let addedResidentBytes: Int

  enum CodingKeys: String, CodingKey {
    case machine, organisations, firms, scenes
    case rankUnreadMilliseconds = "rank_unread_ms"
    case rankMilliseconds = "rank_ms"
    case sceneBytes = "scene_bytes"
    case sceneBoundBytes = "scene_bound_bytes"
    case addedResidentBytes = "added_resident_bytes"
  }
}
