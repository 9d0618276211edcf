import Scoring
import Synchronization

/// Holds the latest scenes and swaps them whole: one for each organisation and each set of parks that somebody sees.
/// Readers never wait for a refresh of another; what was not asked for longest is let go when the scenes grow beyond a
/// bound.
package final class SceneCache: Sendable {
  /// Whose scene it is: an organisation's, whole or as the officials of some parks see it.
  struct Audience: Hashable, Sendable {
    let organisation: Int64
    /// The codes of the parks, in order; `nil` for all.
    let parks: [String]?
  }

  private struct Kept {
    var scene: Scene
    /// Whether changes since would have been told.
    var isFollowed: Bool
    var lastUse: UInt64
  }

  private struct State {
    var kept: [Audience: Kept] = [:]
    var loading: [Audience: Task<Scene, any Error>] = [:]
    /// The latest data version told, by organisation.
    var told: [Int64: Int64] = [:]
    var uses: UInt64 = 0
    /// How often changes may have been missed so far.
    var pauses = 0
    var sources: [Int64: [Int64: SourceView]] = [:]
  }

  let source: any SceneSource
  private let isFollowed: Bool
  private let limitBytes: Int
  private let whenLeaving: @Sendable (Scene) -> Void
  private let state = Mutex(State())

  /// Keeps scenes of this source.
  ///
  /// - Parameters:
  ///   - isFollowed: somebody tells every change, as a server does that listens; otherwise the version is asked at each use.
  ///   - limitBytes: what all scenes together may take, by their own estimate; one is always kept. 1 GiB.
  ///   - whenLeaving: hears of each scene that is let go or has a later one in its place.
  package init(
    _ source: any SceneSource, isFollowed: Bool = false, limitBytes: Int = 1 << 30,
    whenLeaving: @escaping @Sendable (Scene) -> Void = { _ in }
  ) {
    self.whenLeaving = whenLeaving
    self.source = source
    self.isFollowed = isFollowed
    self.limitBytes = limitBytes
  }

  /// The latest scene. `reader` is the account with whose eyes it is read when it is not there.
  func scene(_ audience: Audience, reader: Int64) async throws -> Scene {
    let (kept, told, pauses) = state.withLock { state in
      state.uses += 1
      state.kept[audience]?.lastUse = state.uses
      return (state.kept[audience], state.told[audience.organisation] ?? 0, state.pauses)
    }
    if let kept, kept.isFollowed, kept.scene.snapshot.version >= told { return kept.scene }
    let latest = try await source.version(organisation: audience.organisation)
    if let kept, kept.scene.snapshot.version == latest {
      if isFollowed { state.withLock { if $0.pauses == pauses { $0.kept[audience]?.isFollowed = true } } }
      return kept.scene
    }
    return try await refresh(audience, reader: reader, atLeast: latest)
  }

  /// Reads the latest state and swaps it in, unless a later one is there already. Those who ask meanwhile wait for it, and
  /// read again where it is older than the version they know of.
  @discardableResult
  func refresh(_ audience: Audience, reader: Int64, atLeast version: Int64 = 0) async throws -> Scene {
    var scene: Scene
    var attempts = 0
    repeat {
      try Task.checkCancellation()
      attempts += 1
      let task = state.withLock { state in
        if let loading = state.loading[audience] { return loading }
        let pauses = state.pauses
        let task = Task { try await load(audience, reader: reader, pauses) }
        state.loading[audience] = task
        return task
      }
      scene = try await task.value
    } while scene.snapshot.version < version && attempts < 3
    return scene
  }

  private func load(_ audience: Audience, reader: Int64, _ pauses: Int) async throws -> Scene {
    do {
      let fresh = try await source.scene(organisation: audience.organisation, version: nil, account: reader)
      let (scene, left) = state.withLock { state -> (Scene, [Scene]) in
        state.loading[audience] = nil
        // A scene that is no longer trusted may be of a database that was put back to an earlier state.
        if let kept = state.kept[audience], kept.isFollowed, kept.scene.snapshot.version > fresh.snapshot.version {
          return (kept.scene, [])
        }
        state.uses += 1
        let old = state.kept[audience]?.scene
        // What was missed while it was read would not be told again.
        let follows = isFollowed && state.pauses == pauses
        state.kept[audience] = Kept(scene: fresh, isFollowed: follows, lastUse: state.uses)
        return (fresh, (old.map { [$0] } ?? []) + makeRoom(&state, for: audience))
      }
      left.forEach(whenLeaving)
      return scene
    } catch {
      state.withLock { $0.loading[audience] = nil }
      throw error
    }
  }

  /// Answers what is let go.
  private func makeRoom(_ state: inout State, for newest: Audience) -> [Scene] {
    var left: [Scene] = []
    var bytes = state.kept.values.reduce(0) { $0 + $1.scene.bytes }
    while bytes > limitBytes,
      let oldest = state.kept.filter({ $0.key != newest }).min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      bytes -= oldest.value.scene.bytes
      state.kept[oldest.key] = nil
      left.append(oldest.value.scene)
    }
    return left
  }

  /// What the scenes that are there take by their own estimate, and how many they are.
  package var extent: (scenes: Int, bytes: Int) {
    state.withLock { state in (state.kept.count, state.kept.values.reduce(0) { $0 + $1.scene.bytes }) }
  }

  /// Hears that an organisation has a later data version: no older scene of it is shown from then on.
  package func hear(organisation: Int64, version: Int64) {
    state.withLock { $0.told[organisation] = max($0.told[organisation] ?? 0, version) }
  }

  /// Refreshes the scenes of an organisation that are there and older than this version.
  package func catchUp(organisation: Int64, version: Int64) async throws {
    let stale = state.withLock { state in
      state.kept.filter { $0.key.organisation == organisation && $0.value.scene.snapshot.version < version }.map(\.key)
    }
    // A scene of some parks is read with an account's eyes; it is read when such an account asks again.
    for audience in stale where audience.parks == nil {
      try await refresh(audience, reader: 0, atLeast: version)
    }
  }

  /// Hears that changes may have been missed: each scene is compared with its organisation when it is asked for next, and
  /// that of `organisation` is read now.
  package func mistrust(reading organisation: Int64) async throws {
    state.withLock { state in
      for audience in state.kept.keys { state.kept[audience]?.isFollowed = false }
      state.told = [:]
      state.pauses += 1
    }
    try await refresh(Audience(organisation: organisation, parks: nil), reader: 0)
  }

  /// The scene that is there, without a look whether it is the latest; `nil` before the first.
  func held(_ audience: Audience) -> Scene? { state.withLock { $0.kept[audience]?.scene } }

  /// The data version of the organisation's whole scene; `nil` before the first.
  package func version(organisation: Int64) -> Int64? {
    held(Audience(organisation: organisation, parks: nil))?.snapshot.version
  }

  /// Sources by id. A source is never changed, so those asked for once are kept, up to 10,000.
  func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView] {
    let kept = state.withLock { $0.sources[organisation] ?? [:] }
    var found: [Int64: SourceView] = [:]
    for id in ids { found[id] = kept[id] }
    let missing = ids.filter { kept[$0] == nil }
    if !missing.isEmpty {
      let fresh = try await source.sources(missing, organisation: organisation)
      found.merge(fresh) { first, _ in first }
      state.withLock { state in
        let kept = state.sources.values.reduce(0) { $0 + $1.count }
        if kept + fresh.count > 10_000 { state.sources = [:] }
        state.sources[organisation, default: [:]].merge(fresh) { first, _ in first }
      }
    }
    return found
  }
}
