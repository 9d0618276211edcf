package import Service

/// Sightings that are not appended yet, in the order they were made; bounded.
package struct SightingBuffer: Sendable {
  /// How many may wait or be under way at once.
  package let limit: Int
  package private(set) var waiting: [RunSighting] = []
  /// How many were taken and are neither appended nor given back.
  package private(set) var underWay = 0

  /// A buffer of at most `limit` sightings.
  package init(limit: Int) { self.limit = limit }

  /// Keeps a sighting; `false` when the buffer is full and it was not kept.
  package mutating func add(_ sighting: RunSighting) -> Bool {
    guard waiting.count + underWay < limit else { return false }
    waiting.append(sighting)
    return true
  }

  /// Takes all that wait, to be appended in one statement. Each batch ends with ``appended(_:)`` or ``giveBack(_:)``.
  package mutating func take() -> [RunSighting] {
    let batch = waiting
    waiting = []
    underWay += batch.count
    return batch
  }

  /// A taken batch of so many is appended.
  package mutating func appended(_ count: Int) { underWay -= count }

  /// A taken batch could not be appended and waits again, before what came since.
  package mutating func giveBack(_ batch: [RunSighting]) {
    underWay -= batch.count
    waiting = batch + waiting
  }
}
