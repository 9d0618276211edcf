import Service
import Synchronization

/// Reference tables that were read before. A table once written never changes, and organisations that chose the same one share
/// it.
final class TableShelf: Sendable {
  /// How many tables are kept; more than the organisations of a server have versions in force at once.
  private static let limit = 500

  private let kept = Mutex<[Int64: ReferenceTable]>([:])

  /// Those of the named ids that are here, by name.
  func tables(_ ids: [String: Int64]) -> [String: ReferenceTable] {
    kept.withLock { kept in ids.compactMapValues { kept[$0] } }
  }

  /// Keeps tables by id. When there are too many, those of before go.
  func put(_ tables: [Int64: ReferenceTable]) {
    kept.withLock { kept in
      if kept.count + tables.count > TableShelf.limit { kept = [:] }
      kept.merge(tables) { first, _ in first }
    }
  }
}
