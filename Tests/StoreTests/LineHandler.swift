import Logging

/// Hands on each log line with its metadata.
struct LineHandler: LogHandler {
  let told: @Sendable (String) -> Void
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  init(_ told: @escaping @Sendable (String) -> Void) { self.told = told }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { told("\(event.message) \(event.metadata ?? [:])") }
}
