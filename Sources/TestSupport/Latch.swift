/// Holds tasks up until it is opened; afterwards everybody passes.
package actor Latch {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init() {}

  /// Returns once the latch is open.
  package func passed() async {
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  package func open() {
    isOpen = true
    for task in waiting { task.resume() }
    waiting = []
  }
}
