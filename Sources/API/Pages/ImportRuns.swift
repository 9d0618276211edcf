import Console
import Domain
import Service
import Synchronization

/// The imports that pages wait for: one of each uploaded file at a time. A closed page stops none of them; what was found on a
/// trial is kept until something changes, and any other process finds it again by itself.
final class ImportRuns: Sendable {
  /// What a run is of; another key is another run.
  struct Key: Hashable {
    let upload: Int64
    /// Whose it is.
    let holder: Holder
    let isTrial: Bool
    let choices: ImportChoices
    /// The last change of the organisation when it was asked for.
    let change: Int64
  }

  /// Whose file it is: an account of an organisation.
  struct Holder: Hashable {
    let organisation: Int64
    let account: Int64
  }

  /// One import under way or done.
  final class Run: Sendable {
    let key: Key
    private let state = Mutex<(progress: ImportProgress?, result: Result<ImportOutcome, any Error>?)>((nil, nil))
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ key: Key) { self.key = key }

    var progress: ImportProgress? { state.withLock { $0.progress } }
    var result: Result<ImportOutcome, any Error>? { state.withLock { $0.result } }

    fileprivate func start(
      _ work: @escaping @Sendable (@escaping @Sendable (ImportProgress) -> Void) async throws -> ImportOutcome
    ) {
      let running = Task {
        let result: Result<ImportOutcome, any Error>
        do {
          result = .success(try await work { step in self.state.withLock { $0.progress = step } })
        } catch { result = .failure(error) }
        self.state.withLock { $0.result = result }
      }
      task.withLock { $0 = running }
    }

    fileprivate func cancel() { task.withLock { $0?.cancel() } }

    /// Waits a little for the end; a page that takes longer says how far it is.
    func settled() async throws -> Result<ImportOutcome, any Error>? {
      for _ in 0..<40 {
        if let result { return result }
        try await Task.sleep(for: .milliseconds(50))
      }
      return result
    }
  }

  /// How many are kept at most; those that are done go first.
  private static let most = 24
  private let runs = Mutex<[(upload: Int64, run: Run)]>([])

  /// The run of a holder's file, if there is one.
  func run(of upload: Int64, of holder: Holder) -> Run? {
    runs.withLock { $0.first { $0.upload == upload && $0.run.key.holder == holder }?.run }
  }

  /// The run of a key: the one there is, or a new one. A file that is being written is not tried meanwhile.
  func run(
    _ key: Key,
    _ work: @escaping @Sendable (@escaping @Sendable (ImportProgress) -> Void) async throws -> ImportOutcome
  ) -> Run {
    runs.withLock { runs in
      if let index = runs.firstIndex(where: { $0.upload == key.upload }) {
        let old = runs[index].run
        // What is being written is not tried meanwhile, and a trial under way is not begun anew by what others write.
        if old.key == key || old.result == nil && (!old.key.isTrial || key.isTrial && old.key.choices == key.choices) {
          return old
        }
        old.cancel()
        runs.remove(at: index)
      }
      let run = Run(key)
      runs.append((key.upload, run))
      if runs.count > ImportRuns.most, let done = runs.firstIndex(where: { $0.run.result != nil }) {
        runs.remove(at: done)
      }
      run.start(work)
      return run
    }
  }

  /// Forgets the run of a holder's file.
  func forget(_ upload: Int64, of holder: Holder) {
    runs.withLock { $0.removeAll { $0.upload == upload && $0.run.key.holder == holder } }
  }

  /// What wrote this change, as long as it is known.
  func wrote(_ change: Int64) -> ImportOutcome? {
    runs.withLock { runs in
      runs.lazy.compactMap { try? $0.run.result?.get() }.first { $0.change == change }
    }
  }
}
