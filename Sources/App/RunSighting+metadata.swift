import Logging
import Service

extension RunSighting {
  /// As a log line tells it, so that it can be entered by hand.
  var metadata: Logger.Metadata {
    [
      "organisation": "\(organisation)", "run": "\(run)", "actor": "\(actor)",
      "seen_at_microseconds": "\(microseconds)",
    ]
  }
}
