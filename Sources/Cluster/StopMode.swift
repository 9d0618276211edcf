/// How a running server is asked to stop (the words of `pg_ctl stop -m`).
public enum StopMode: String, Sendable, Hashable, CaseIterable {
  /// Waits until every client has gone.
  case smart
  /// Rolls open transactions back and closes cleanly.
  case fast
  /// Stops at once; the next start recovers from the log.
  case immediate
}
