/// Lets a fixed number of tests work at once; the others wait in line.
actor Turnstile {
  private var free: Int
  private var line: [CheckedContinuation<Void, Never>] = []

  /// Room for `places` at once.
  init(places: Int) { free = places }

  /// Waits for a place.
  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { line.append($0) }
    }
  }

  /// Gives the place to the first in line.
  func leave() {
    if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
  }
}
