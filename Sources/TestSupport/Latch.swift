/// Holds tasks up until it is opened; afterwards everybody passes.
public actor Latch {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A closed latch.
  public init() {}

  /// Returns once the latch is open.
  public func passed() async {
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Lets everybody pass.
  public func open() {
    isOpen = true
    for task in waiting { task.resume() }
    waiting = []
  }
}
