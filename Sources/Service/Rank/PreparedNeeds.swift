package import Domain
package import Scoring
import Synchronization

/// Keeps needs that were judged, so that the same question asked again, or with other weights, costs only the sorting.
/// Bounded by bytes; the one used longest ago goes first.
package final class PreparedNeeds: Sendable {
  private struct Key: Hashable {
    let version: Int64
    let rules: String
    let need: Int64
    let profile: String
    let profileVersion: Int64
    let date: CalendarDate
    /// The engine over the scene: what the officials of some parks see is another one.
    let ranker: ObjectIdentifier
  }

  private struct Kept {
    let need: PreparedNeed
    var used: UInt64
  }

  private struct State {
    var kept: [Key: Kept] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let limit: Int
  private let threads: Int
  private let state = Mutex(State())

  /// Keeps at most `bytes` of judged needs, and judges a need on so many threads at once.
  package init(bytes: Int = 512 << 20, threads: Int = 2) {
    limit = bytes
    self.threads = max(1, threads)
  }

  /// The need judged under this profile on this day: kept from before, or judged now in slices, with a look between them
  /// whether the caller still wants it.
  package func prepared(
    _ need: Int64, _ scene: Scene, _ profile: Profile, _ date: CalendarDate
  ) async throws -> PreparedNeed {
    let key = Key(
      version: scene.snapshot.version, rules: scene.rules.version, need: need, profile: profile.name,
      profileVersion: profile.version, date: date, ranker: ObjectIdentifier(scene.ranker))
    if let kept = find(key), kept.serves(profile) { return kept }
    let threads = threads
    if let outlook = try scene.ranker.outlook(need: need, profile: profile, date: date) {
      outlook.finish(try await PreparedNeeds.inParallel(outlook.slices, threads: threads, outlook.judge))
    }
    let work = try scene.ranker.prepare(need: need, profile: profile, date: date)
    let prepared = work.finish(try await PreparedNeeds.inParallel(work.slices, threads: threads, work.judge))
    keep(prepared, key, scene.snapshot)
    return prepared
  }

  /// The results of `judge` for every slice, in order.
  private static func inParallel<Slice: Sendable>(
    _ slices: Int, threads: Int, _ judge: @escaping @Sendable (Int) -> Slice
  ) async throws -> [Slice] {
    let parts = min(threads, max(1, slices))
    return try await withThrowingTaskGroup(of: (Int, [Slice]).self) { group in
      for part in 0..<parts {
        group.addTask {
          var judged: [Slice] = []
          for slice in (slices * part / parts)..<(slices * (part + 1) / parts) {
            try Task.checkCancellation()
            judged.append(judge(slice))
          }
          return (part, judged)
        }
      }
      var judged = [[Slice]](repeating: [], count: parts)
      for try await (part, slices) in group { judged[part] = slices }
      return judged.flatMap(\.self)
    }
  }

  /// Lets go of what was judged on a scene, which is kept alive by it.
  package func forget(_ scene: Scene) {
    let ranker = ObjectIdentifier(scene.ranker)
    state.withLock { state in
      for old in state.kept.keys where old.ranker == ranker {
        state.bytes -= state.kept.removeValue(forKey: old)?.need.bytes ?? 0
      }
    }
  }

  /// How many judged needs are kept, and the bytes they take by their own estimate.
  package var extent: (needs: Int, bytes: Int) { state.withLock { ($0.kept.count, $0.bytes) } }

  private func find(_ key: Key) -> PreparedNeed? {
    state.withLock { state in
      state.clock += 1
      state.kept[key]?.used = state.clock
      return state.kept[key]?.need
    }
  }

  private func keep(_ need: PreparedNeed, _ key: Key, _ snapshot: Snapshot) {
    state.withLock { state in
      // An older version of the same organisation's data is not asked for again: replay does not come here.
      for old in state.kept.keys where old.version < key.version && snapshot.need(old.need) != nil {
        state.bytes -= state.kept.removeValue(forKey: old)?.need.bytes ?? 0
      }
      state.clock += 1
      state.bytes += need.bytes - (state.kept[key]?.need.bytes ?? 0)
      state.kept[key] = Kept(need: need, used: state.clock)
      while state.bytes > limit, state.kept.count > 1,
        let oldest = state.kept.min(by: { $0.value.used < $1.value.used })?.key
      {
        state.bytes -= state.kept.removeValue(forKey: oldest)?.need.bytes ?? 0
      }
    }
  }
}
