package import Logging
import Synchronization

/// Everything a program logs, kept for a test to look through.
package final class LogLines: Sendable {
  private let kept = Mutex<[String]>([])

  package init() {}

  /// The lines so far, each with all that it carries.
  package var all: [String] { kept.withLock { $0 } }

  /// A logger of every level.
  package var logger: Logger { Logger(label: "lines") { _ in Handler(lines: self) } }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let line = "\(event.message) \(metadata) \(event.metadata ?? [:])"
      lines.kept.withLock { $0.append(line) }
    }
  }
}
