import Scoring
import Synchronization

/// Holds the latest scene of each organisation and swaps it whole; readers never wait for a refresh of another.
public final class SceneKeeper: Sendable {
  private let source: any SceneSource
  private let scenes = Mutex<[Int64: Scene]>([:])
  private let isFollowed: Bool

  /// Keeps scenes of this source. `isFollowed` says that somebody calls `refresh` on every change, as a server does that
  /// listens; otherwise the version is asked at each use.
  public init(_ source: any SceneSource, isFollowed: Bool = false) {
    self.source = source
    self.isFollowed = isFollowed
  }

  /// The latest scene.
  public func scene(organisation: Int64) async throws -> Scene {
    let kept = scenes.withLock { $0[organisation] }
    if let kept {
      if isFollowed { return kept }
      if try await source.version(organisation: organisation) == kept.snapshot.version { return kept }
    }
    return try await refresh(organisation: organisation)
  }

  /// Reads the latest state and swaps it in, unless a later one is there already.
  @discardableResult
  public func refresh(organisation: Int64) async throws -> Scene {
    let fresh = try await source.scene(organisation: organisation, version: nil)
    return scenes.withLock { scenes in
      if let kept = scenes[organisation], kept.snapshot.version > fresh.snapshot.version { return kept }
      scenes[organisation] = fresh
      return fresh
    }
  }

  /// Whether a scene is there to answer from.
  public func isReady(organisation: Int64) -> Bool { scenes.withLock { $0[organisation] != nil } }

  /// The data version of the scene that is there; `nil` before the first.
  public func version(organisation: Int64) -> Int64? { scenes.withLock { $0[organisation]?.snapshot.version } }

  /// The scene of a past data version; it is not kept.
  public func scene(organisation: Int64, version: Int64) async throws -> Scene {
    if let kept = scenes.withLock({ $0[organisation] }), kept.snapshot.version == version { return kept }
    return try await source.scene(organisation: organisation, version: version)
  }

  /// Sources by id.
  public func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    try await source.sources(ids, organisation: organisation)
  }
}
