import Scoring
import Synchronization

/// Holds the latest scene of each organisation and swaps it whole; readers never wait for a refresh of another.
package final class SceneKeeper: Sendable {
  private let source: any SceneSource
  private let scenes = Mutex<[Int64: Scene]>([:])
  private let sources = Mutex<[Int64: [Int64: SourceView]]>([:])
  private let isFollowed: Bool

  /// Keeps scenes of this source. `isFollowed` says that somebody calls `refresh` on every change, as a server does that
  /// listens; otherwise the version is asked at each use.
  package init(_ source: any SceneSource, isFollowed: Bool = false) {
    self.source = source
    self.isFollowed = isFollowed
  }

  /// The latest scene.
  package func scene(organisation: Int64) async throws -> Scene {
    let kept = scenes.withLock { $0[organisation] }
    if let kept {
      if isFollowed { return kept }
      if try await source.version(organisation: organisation) == kept.snapshot.version { return kept }
    }
    return try await refresh(organisation: organisation)
  }

  /// Reads the latest state and swaps it in, unless a later one is there already.
  @discardableResult
  package func refresh(organisation: Int64) async throws -> Scene {
    let fresh = try await source.scene(organisation: organisation, version: nil)
    return scenes.withLock { scenes in
      if let kept = scenes[organisation], kept.snapshot.version > fresh.snapshot.version { return kept }
      scenes[organisation] = fresh
      return fresh
    }
  }

  /// The scene that is there, without a look whether it is the latest; `nil` before the first.
  package func held(organisation: Int64) -> Scene? { scenes.withLock { $0[organisation] } }

  /// Whether a scene is there to answer from.
  package func isReady(organisation: Int64) -> Bool { scenes.withLock { $0[organisation] != nil } }

  /// The data version of the scene that is there; `nil` before the first.
  package func version(organisation: Int64) -> Int64? { scenes.withLock { $0[organisation]?.snapshot.version } }

  /// The scene of a past data version; it is not kept.
  package func scene(organisation: Int64, version: Int64) async throws -> Scene {
    if let kept = scenes.withLock({ $0[organisation] }), kept.snapshot.version == version { return kept }
    return try await source.scene(organisation: organisation, version: version)
  }

  /// The reference tables that differ between two data versions.
  package func differingTables(
    from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [ReferenceDifference] {
    try await source.differingTables(from: then, to: now, organisation: organisation)
  }

  /// Sources by id. A source is never changed, so those asked for once are kept, up to 10,000.
  package func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    let kept = sources.withLock { $0[organisation] ?? [:] }
    var found: [Int64: SourceView] = [:]
    for id in ids { found[id] = kept[id] }
    let missing = ids.filter { kept[$0] == nil }
    if !missing.isEmpty {
      let fresh = try await source.sources(missing, organisation: organisation)
      found.merge(fresh) { first, _ in first }
      sources.withLock { sources in
        let kept = sources.values.reduce(0) { $0 + $1.count }
        if kept + fresh.count > 10_000 { sources = [:] }
        sources[organisation, default: [:]].merge(fresh) { first, _ in first }
      }
    }
    return found
  }
}
