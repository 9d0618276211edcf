package import Service

/// The runs that an account sees. A run itself is kept by the program: it is the same for whoever asks.
struct SeenRuns: RunLog {
  let log: PostgresRunLog
  let account: Int64

  func seen(by account: Int64) -> any RunLog { SeenRuns(log: log, account: account) }

  func record(
    _ question: RunQuestion, answer: @Sendable () throws -> String, invocation: Invocation
  ) async throws -> String {
    try await log.record(question, answer: answer, invocation: invocation)
  }

  func noteSeen(_ id: String, invocation: Invocation) { log.noteSeen(id, invocation: invocation) }

  func flush() async throws -> Int { try await log.flush() }

  func find(_ id: String, organisation: Int64) async throws -> RunRecord? {
    try await log.find(id, Sight(organisation: organisation, account: account))
  }

  func list(need: Int64?, before: String?, limit: Int, organisation: Int64) async throws -> [RunRecord] {
    try await log.list(need: need, before: before, limit: limit, Sight(organisation: organisation, account: account))
  }
}

extension PostgresRunLog {
  /// The runs that an account sees.
  package func seen(by account: Int64) -> any RunLog { SeenRuns(log: self, account: account) }
}
