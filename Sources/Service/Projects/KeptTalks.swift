import Synchronization

/// The talks of one state of the data, read once: rankings of that state say the same, and need the database no more.
package final class KeptTalks: Sendable {
  private let kept = Mutex<OpenTalks?>(nil)

  /// Nothing is read yet.
  init() {}

  /// The talks; read when nobody asked before.
  func callAsFunction(_ registry: any Registry, _ organisation: Int64) async throws -> OpenTalks {
    if let known = kept.withLock({ $0 }) { return known }
    let read = try await OpenTalks.read(registry, organisation)
    kept.withLock { $0 = read }
    return read
  }
}
