/// How much of what is committed must outlive a power cut.
package enum ClusterDurability: Sendable, Hashable {
  /// Every commit is on disk before it is answered: for real work.
  case durable
  /// Nothing is forced to disk (`fsync=off`): for tests, whose clusters are removed at the end.
  case throwaway
}
