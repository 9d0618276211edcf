import Synchronization

/// A ranking as it leaves the program, and the run that keeps its question.
package struct WrittenAnswer: Sendable {
  package let run: String
  package let bytes: [UInt8]
  /// Tells other bytes apart.
  package let tag: String
}

/// The answers of one scene as they were written, so that the same question asked again costs a look-up. They go with the scene.
/// Bounded by bytes; the one asked for longest ago goes first.
final class WrittenAnswers: Sendable {
  private struct State {
    var kept: [RunQuestion: (answer: WrittenAnswer, used: UInt64)] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// Keeps at most so many bytes; an answer that alone is longer is not kept.
  init(limit: Int = 16 << 20) { self.limit = limit }

  /// How many bytes are kept.
  var bytes: Int { state.withLock(\.bytes) }

  subscript(question: RunQuestion) -> WrittenAnswer? {
    state.withLock { state in
      state.clock += 1
      state.kept[question]?.used = state.clock
      return state.kept[question]?.answer
    }
  }

  func keep(_ answer: WrittenAnswer, _ question: RunQuestion) {
    guard answer.bytes.count <= limit else { return }
    state.withLock { state in
      state.clock += 1
      state.bytes += answer.bytes.count - (state.kept[question]?.answer.bytes.count ?? 0)
      state.kept[question] = (answer, state.clock)
      while state.bytes > limit, let oldest = state.kept.min(by: { $0.value.used < $1.value.used })?.key {
        state.bytes -= state.kept.removeValue(forKey: oldest)?.answer.bytes.count ?? 0
      }
    }
  }
}
