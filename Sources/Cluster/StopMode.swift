/// How a running server is asked to stop (the words of `pg_ctl stop -m`).
package enum StopMode: String, Sendable, Hashable, CaseIterable {
  /// Rolls open transactions back and closes cleanly.
  case fast
  /// Stops at once; the next start recovers from the log.
  case immediate
}
