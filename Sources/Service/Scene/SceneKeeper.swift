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

  /// Whether it holds the needs of some parks alone, so that a list of needs is not the one that others are shown.
  var isPartial: Bool { acting.parks != nil }

  /// Whose scene it is. What an account sees is what the database says of it, whatever is known of it here.
  private func audience(_ organisation: Int64) async throws -> SceneCache.Audience {
    guard acting.account != 0 else { return .init(organisation: organisation, parks: nil) }
    guard let seen = try await cache.source.audience(of: acting.account), seen.organisation == organisation else {
      throw ServiceError(.notFound, code: "organisation_not_found", message: "没有这个单位。")
    }
    return .init(organisation: organisation, parks: seen.parks)
  }

  /// The account with whose eyes a scene is read: only where parks are hidden does it matter which.
  private func reader(_ audience: SceneCache.Audience) -> Int64 { audience.parks == nil ? 0 : acting.account }

  /// The latest scene. Throws `ServiceError` `not_allowed` for who may not ask for rankings.
  package func scene(organisation: Int64) async throws -> Scene {
    try Policy.demand(.rank, of: acting)
    let audience = try await audience(organisation)
    let scene = try await cache.scene(audience, reader: reader(audience))
    guard audience.parks != nil else { return scene }
    // The rows that were read are those of the account's parks at that moment.
    let now = try await self.audience(organisation)
    guard now == audience else {
      throw ServiceError(.conflict, code: "access_changed", message: "账号的管辖范围刚被调整,请再试一次。")
    }
    return scene
  }

  /// Reads the latest state and swaps it in, unless a later one is there already.
  @discardableResult
  package func refresh(organisation: Int64) async throws -> Scene {
    let audience = try await audience(organisation)
    return try await cache.refresh(audience, reader: reader(audience))
  }

  /// The scene of a past data version; it is not kept.
  package func scene(organisation: Int64, version: Int64) async throws -> Scene {
    try Policy.demand(.rank, of: acting)
    let audience = try await audience(organisation)
    if let kept = cache.held(audience), kept.snapshot.version == version { return kept }
    return try await cache.source.scene(organisation: organisation, version: version, account: reader(audience))
  }

  /// The state as the change that is being written has made it so far; it is not kept.
  func pending(organisation: Int64) async throws -> Scene {
    try Policy.demand(.rank, of: acting)
    let audience = try await audience(organisation)
    return try await cache.source.pending(organisation: organisation, account: reader(audience))
  }

  /// The reference tables that differ between two data versions.
  package func differingTables(
    from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [ReferenceDifference] {
    try await cache.source.differingTables(from: then, to: now, organisation: organisation)
  }

  package func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    try await cache.sources(ids, organisation: organisation)
  }
}
