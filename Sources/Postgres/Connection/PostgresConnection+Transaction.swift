import CLibpq
import Logging

extension PostgresConnection {
  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws or its task is cancelled.
  ///
  /// Throws what `body` throws; `.misuse` inside another transaction; `.rolledBack` when `body` swallowed the error of
  /// a statement and so left nothing to commit. After `.connectionLost` it is unknown whether a commit took effect.
  package nonisolated func transaction<Result>(
    _ mode: TransactionMode = .readWrite, file: String = #fileID, line: Int = #line,
    _ body: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    try await begin(mode, file: file, line: line)
    let result: Result
    do {
      result = try await body(self)
      try Task.checkCancellation()
    } catch {
      await rollback()
      throw error
    }
    try await commit(file: file, line: line)
    return result
  }

  private func begin(_ mode: TransactionMode, file: String, line: Int) async throws {
    try await supervised(timeLimit: nil, statement: mode.beginText, file: file, line: line) { wire, watch in
      guard wire.transactionStatus == PQTRANS_IDLE else {
        throw PostgresError(.misuse, "a transaction is already open on this connection")
      }
      _ = try wire.runScript(mode.beginText, &watch)
    }
  }

  /// Once begun, a commit is not stopped: stopping it would only hide what came of it.
  private func commit(file: String, line: Int) async throws {
    try await supervised(timeLimit: nil, cancellable: false, statement: "commit", file: file, line: line) {
      wire, watch in
      // The server answers the commit of a failed transaction with ROLLBACK and no error.
      guard try wire.runScript("commit", &watch).last?.commandTag == "COMMIT" else {
        throw PostgresError(.rolledBack, "a statement of the transaction had failed, so nothing was committed")
      }
    }
  }

  /// Ends the transaction; a connection that cannot even do that is given up.
  private func rollback() async {
    do {
      try await supervised(
        timeLimit: configuration.cancelGrace, cancellable: false, statement: "rollback", file: #fileID, line: #line
      ) { wire, watch in
        if wire.transactionStatus != PQTRANS_IDLE { _ = try wire.runScript("rollback", &watch) }
      }
    } catch {
      logger.debug("a rollback failed; the connection is given up", metadata: ["error": "\(String(reflecting: error))"])
      giveUp()
    }
  }
}
