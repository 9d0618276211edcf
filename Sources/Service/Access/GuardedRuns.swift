/// The rankings kept, as somebody may ask for them.
struct GuardedRuns: RunLog {
  let log: any RunLog
  let acting: Acting

  init(_ log: any RunLog, _ acting: Acting) {
    self.log = log.seen(by: acting.account)
    self.acting = acting
  }

  func seen(by account: Int64) -> any RunLog { log.seen(by: account) }

  func record(
    _ question: RunQuestion, answer: @Sendable () throws -> String, invocation: Invocation
  ) async throws -> String {
    try Policy.demand(.rank, of: acting)
    return try await log.record(question, answer: answer, invocation: invocation)
  }

  func noteSeen(_ id: String, invocation: Invocation) { log.noteSeen(id, invocation: invocation) }

  func flush() async throws -> Int { try await log.flush() }

  func find(_ id: String, organisation: Int64) async throws -> RunRecord? {
    try Policy.demand(.rank, of: acting)
    return try await log.find(id, organisation: organisation)
  }

  func list(need: Int64?, before: String?, limit: Int, organisation: Int64) async throws -> [RunRecord] {
    try Policy.demand(.rank, of: acting)
    return try await log.list(need: need, before: before, limit: limit, organisation: organisation)
  }
}
