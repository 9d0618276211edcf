import Scoring

/// The scenes as somebody sees them.
package struct SceneKeeper: Sendable {
  let cache: SceneCache
  let acting: Acting

  /// The scenes of this cache as `acting` sees them.
  package init(_ cache: SceneCache, _ acting: Acting) {
    self.cache = cache
    self.acting = acting
  }

  private func audience(_ organisation: Int64) -> SceneCache.Audience {
    .init(organisation: organisation, parks: acting.parks?.sorted())
  }

  /// The account with whose eyes a scene is read: only where parks are hidden does it matter which.
  private var reader: Int64 { acting.parks == nil ? 0 : acting.account }

  /// The latest scene. Throws `ServiceError` `not_allowed` for who may not ask for rankings.
  package func scene(organisation: Int64) async throws -> Scene {
    try Policy.demand(.rank, of: acting)
    return try await cache.scene(audience(organisation), reader: reader)
  }

  /// Reads the latest state and swaps it in, unless a later one is there already.
  @discardableResult
  package func refresh(organisation: Int64) async throws -> Scene {
    try await cache.refresh(audience(organisation), reader: reader)
  }

  /// The scene that is there, without a look whether it is the latest; `nil` before the first.
  package func held(organisation: Int64) -> Scene? { cache.held(audience(organisation)) }

  /// The scene of a past data version; it is not kept.
  package func scene(organisation: Int64, version: Int64) async throws -> Scene {
    try Policy.demand(.rank, of: acting)
    if let kept = held(organisation: organisation), kept.snapshot.version == version { return kept }
    return try await cache.source.scene(organisation: organisation, version: version, account: reader)
  }

  /// The reference tables that differ between two data versions.
  package func differingTables(
    from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [ReferenceDifference] {
    try await cache.source.differingTables(from: then, to: now, organisation: organisation)
  }

  /// Sources by id.
  package func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    try await cache.sources(ids, organisation: organisation)
  }
}
