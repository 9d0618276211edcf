import Domain
package import Secrets
import Synchronization

/// Seals what leads to living people on its way into the database and opens it on its way out.
///
/// Beside each such column stands `<column>_hashes`: the keyed hashes of what its text is told again by.
package final class Seals: Sendable {
  private let held: Mutex<KeyRing>
  private let reload: @Sendable () -> KeyRing?

  /// - Parameter reload: reads the ring anew when a text is sealed with a key that is not in it: a key was added meanwhile.
  package init(_ ring: KeyRing, reload: @escaping @Sendable () -> KeyRing? = { nil }) {
    held = Mutex(ring)
    self.reload = reload
  }

  /// The keys in use.
  package var ring: KeyRing { held.withLock { $0 } }

  func sealed(_ text: String, of place: String) throws(SealingError) -> String {
    try ring.seal(text, boundTo: place)
  }

  func sealed(_ bytes: [UInt8], of place: String) throws(SealingError) -> [UInt8] {
    try ring.seal(bytes, boundTo: place)
  }

  /// The bytes that were sealed; `nil` where the key is gone.
  func opened(_ bytes: [UInt8], of place: String) throws(SealingError) -> [UInt8]? {
    if let opened = try? ring.open(bytes, boundTo: place) { return opened }
    guard let newer = reload() else { return nil }
    held.withLock { $0 = newer }
    return try? newer.open(bytes, boundTo: place)
  }

  /// The text of a column. What was written before there were keys stands in the clear until it is sealed.
  func opened(_ text: String, of place: String) throws(SealingError) -> String {
    guard KeyRing.isSealed(text) else { return text }
    do {
      return try ring.open(text, boundTo: place)
    } catch .unknownKey(let id) {
      guard let newer = reload() else { throw .unknownKey(id) }
      held.withLock { $0 = newer }
      return try newer.open(text, boundTo: place)
    }
  }

  /// What a text is kept to be found by, under the key that seals.
  func hashes<Field: RecordField>(_ text: String, of field: Field) throws(SealingError) -> [String] {
    let ring = ring
    return try ContactKey.all(in: text, of: field).map { key throws(SealingError) in try ring.lookup(key) }
  }

  /// What a text may be found by, under every key.
  func everyHash<Field: RecordField>(_ text: String, of field: Field) throws(SealingError) -> [String] {
    let ring = ring
    var hashes: [String] = []
    for key in ContactKey.all(in: text, of: field) { hashes += try ring.lookups(key) }
    return hashes
  }
}

extension RecordField {
  /// The column that holds what this one is found by.
  static func hashColumn(of field: Self) -> String { field.name + "_hashes" }

  /// The columns that are kept sealed, in the order of the catalogue.
  static var sealed: [Self] { allCases.filter(personal.contains) }

  /// What a sealed text of this column is bound to.
  static func place(of field: Self) -> String { "\(entity.rawValue).\(field.name)" }
}
