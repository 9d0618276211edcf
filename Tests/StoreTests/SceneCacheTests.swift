import Domain
import Scoring
import Service
import Store
import TestSupport
import Testing

@Suite struct SceneCacheTests {
  private static func keeper(_ cache: SceneCache, _ organisation: Int64) -> SceneKeeper {
    SceneKeeper(cache, Acting(operator: "测试员", organisation: organisation))
  }

  @Test func `each organisation is answered from its own scene, and one that was let go is read again`() async throws {
    try await TestDatabase.with(.partners) { database in
      let cache = SceneCache(PostgresSceneSource(pool: database.pool), isFollowed: true, limitBytes: 1)
      for _ in 0..<2 {
        for (organisation, needs) in [(Int64(1), 12), (Partners.organisation, 0)] {
          let scene = try await SceneCacheTests.keeper(cache, organisation).scene(organisation: organisation)
          #expect(scene.snapshot.needs.count == needs)
          #expect(cache.extent.scenes == 1)
        }
      }
    }
  }

  @Test func `with a scene goes what was judged on it`() async throws {
    try await TestDatabase.with(.partners) { database in
      let prepared = PreparedNeeds()
      let cache = SceneCache(
        PostgresSceneSource(pool: database.pool), isFollowed: true, limitBytes: 1,
        whenLeaving: { prepared.forget($0) })
      let scene = try await SceneCacheTests.keeper(cache, 1).scene(organisation: 1)
      let need = try #require(scene.snapshot.needs.first)
      let profile = try scene.profile("outreach")
      _ = try await prepared.prepared(need.id, scene, profile, CalendarDate(day: 20_600))
      #expect(prepared.extent.needs == 1 && prepared.extent.bytes > 0)
      _ = try await SceneCacheTests.keeper(cache, Partners.organisation).scene(organisation: Partners.organisation)
      #expect(prepared.extent.needs == 0 && prepared.extent.bytes == 0)
    }
  }

  @Test func `within its bound the cache keeps all, and says how much`() async throws {
    try await TestDatabase.with(.partners) { database in
      let cache = SceneCache(PostgresSceneSource(pool: database.pool), isFollowed: true)
      let official = try await database.account(Partners.parkOfficial)
      _ = try await SceneCacheTests.keeper(cache, 1).scene(organisation: 1)
      _ = try await SceneCacheTests.keeper(cache, Partners.organisation).scene(organisation: Partners.organisation)
      let own = SceneKeeper(cache, official.acting(writes: false, address: ""))
      #expect(try await own.scene(organisation: 1).snapshot.needs.count == 12)
      #expect(cache.extent.scenes == 3)
      #expect(cache.extent.bytes > 0)
    }
  }

  @Test func `a scene that is there follows what it hears, one that is not is read when it is asked for`() async throws
  {
    try await TestDatabase.with(.partners) { database in
      let cache = SceneCache(PostgresSceneSource(pool: database.pool), isFollowed: true)
      let keeper = SceneCacheTests.keeper(cache, 1)
      let before = try await keeper.scene(organisation: 1).snapshot.version
      let made = try await database.changed { session in
        _ = try await session.insert([ChangeTests.firm("新企业")], titled: "新")
      }
      // Nobody said so yet.
      #expect(try await keeper.scene(organisation: 1).snapshot.version == before)
      cache.hear(organisation: 1, version: made.version)
      #expect(try await keeper.scene(organisation: 1).snapshot.version == made.version)
      #expect(cache.version(organisation: 1) == made.version)
      try await cache.catchUp(organisation: Partners.organisation, version: 99)
      #expect(cache.version(organisation: Partners.organisation) == nil)
    }
  }

  @Test func `after a pause a scene is compared before it is trusted`() async throws {
    try await TestDatabase.with(.partners) { database in
      let cache = SceneCache(PostgresSceneSource(pool: database.pool), isFollowed: true)
      let second = SceneCacheTests.keeper(cache, Partners.organisation)
      let before = try await second.scene(organisation: Partners.organisation).snapshot.version
      let invocation = Invocation(organisation: Partners.organisation, actor: "测试员", requestID: "test")
      _ = try await database.desk.records(EnterpriseField.self).add(
        ["name": .text("示例外单位企业")], evidence: EvidenceInput(), today: TestDatabase.today, invocation: invocation)
      try await cache.mistrust(reading: 1)
      #expect(try await second.scene(organisation: Partners.organisation).snapshot.version > before)
    }
  }

  @Test func `the scene of an account is that of its own organisation, whichever is asked for`() async throws {
    try await TestDatabase.with(.partners) { database in
      let cache = SceneCache(PostgresSceneSource(pool: database.pool), isFollowed: true)
      _ = try await SceneCacheTests.keeper(cache, 1).scene(organisation: 1)
      let stranger = try await database.account(Partners.stranger)
      let own = SceneKeeper(cache, stranger.acting(writes: false, address: ""))
      let error = await #expect(throws: ServiceError.self) { _ = try await own.scene(organisation: 1) }
      #expect(error?.kind == .notFound)
    }
  }
}
