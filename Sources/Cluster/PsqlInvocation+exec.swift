import Glibc

extension PsqlInvocation {
  /// Becomes psql: this process goes on as it, on the same terminal. Returns only when psql cannot be run.
  package func replaceProcess(adding more: [String]) {
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([executable] + arguments + more).map { unsafe strdup($0) }
    unsafe words.append(nil)
    unsafe execv(executable, &words)
  }
}
