/// The prepared statements of one connection, least recently used first to go.
struct StatementCache {
  /// A statement is its text together with the types of its parameters.
  struct Key: Hashable {
    let text: String
    let types: [UInt32]
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var clock = 0
  /// Names the server still holds although nobody will use them again.
  private var forgotten: [String] = []

  init(capacity: Int) {
    precondition(capacity > 0, "a statement cache holds at least one statement")
    self.capacity = capacity
  }

  var count: Int { entries.count }

  /// The server-side name of a statement, when it is prepared.
  mutating func name(for key: Key) -> String? {
    guard var entry = entries[key] else { return nil }
    clock += 1
    entry.lastUse = clock
    entries[key] = entry
    return entry.name
  }

  /// A name no statement of this connection has had.
  mutating func freshName() -> String {
    clock += 1
    return "s\(clock)"
  }

  /// Notes that a statement is now prepared; may push out the one not used for longest.
  mutating func insert(_ key: Key, name: String) {
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      forget(oldest.key)
    }
    clock += 1
    entries[key] = Entry(name: name, lastUse: clock)
  }

  /// No longer uses a statement; the server is told later, when it can listen.
  mutating func forget(_ key: Key) {
    guard let entry = entries.removeValue(forKey: key) else { return }
    forgotten.append(entry.name)
  }

  /// Names to deallocate on the server now.
  mutating func takeForgotten() -> [String] {
    defer { forgotten = [] }
    return forgotten
  }
}
