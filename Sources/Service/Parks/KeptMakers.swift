import Scoring
import Synchronization

/// Who meets the links of a chain in one state of the data: found once, whoever asks. It goes with its scene.
final class KeptMakers: Sendable {
  private let kept = Mutex<[[String]: [String: LinkMakers]]>([:])

  /// The makers of these links, by link; `find` finds them when nobody asked before. There are no more entries than chains.
  func callAsFunction(_ links: [String], _ find: () -> [String: LinkMakers]) -> [String: LinkMakers] {
    if let known = kept.withLock({ $0[links] }) { return known }
    let found = find()
    kept.withLock { $0[links] = found }
    return found
  }
}
