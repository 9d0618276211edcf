package import Domain

/// One distinct question put to the engine.
package struct RunQuestion: Sendable, Hashable {
  /// The need ranked for; `nil` when needs were ranked for an enterprise.
  package var need: Int64?
  /// The enterprise needs were ranked for.
  package var enterprise: Int64?
  package var profile: String
  package var profileVersion: String
  /// The rule pack's version.
  package var rulesVersion: String
  package var dataVersion: Int64
  /// The Shanghai day asked on.
  package var day: CalendarDate
  package var engineVersion: String
  /// How long each list may be.
  package var length: Int
  /// The bands listed, in order; empty for all.
  package var bands: [String]

  package init(
    need: Int64?, enterprise: Int64?, profile: String, profileVersion: String, rulesVersion: String, dataVersion: Int64,
    day: CalendarDate, engineVersion: String, length: Int, bands: [String]
  ) {
    self.need = need
    self.enterprise = enterprise
    self.profile = profile
    self.profileVersion = profileVersion
    self.rulesVersion = rulesVersion
    self.dataVersion = dataVersion
    self.day = day
    self.engineVersion = engineVersion
    self.length = length
    self.bands = bands
  }

  /// Everything that tells two questions apart, as one text.
  package var canonical: String {
    [
      need.map { "need \($0)" } ?? "", enterprise.map { "enterprise \($0)" } ?? "", profile, profileVersion,
      rulesVersion, "\(dataVersion)", day.description, engineVersion, "\(length)", bands.joined(separator: " "),
    ].joined(separator: "\n")
  }
}

/// A question that was asked, with its answer in ids and whole numbers.
package struct RunRecord: Sendable {
  /// The digest of the question.
  package let id: String
  package let question: RunQuestion
  /// The answer as JSON.
  package let answer: String
  /// When it was first asked, RFC 3339 UTC.
  package let recordedAt: String
  /// How often it was seen.
  package let views: Int

  /// A question that was asked.
  package init(id: String, question: RunQuestion, answer: String, recordedAt: String, views: Int) {
    self.id = id
    self.question = question
    self.answer = answer
    self.recordedAt = recordedAt
    self.views = views
  }
}

/// Where questions and answers are kept.
package protocol RunLog: Sendable {
  /// The same runs as an account sees them; 0 is the program itself.
  func seen(by account: Int64) -> any RunLog

  /// Keeps a question with its answer unless it stands already, notes who saw it, and answers its id. A question that
  /// stands is answered without a write.
  func record(_ question: RunQuestion, answer: @Sendable () throws -> String, invocation: Invocation) async throws
    -> String

  /// Notes that a kept run was seen.
  func noteSeen(_ id: String, invocation: Invocation)

  /// Appends all sightings noted so far; what cannot be appended is kept for the next time. Answers how many were.
  @discardableResult func flush() async throws -> Int

  /// A run by its id, or by its first four digits or more. Throws `ServiceError` `run_ambiguous` when several begin so.
  func find(_ id: String, organisation: Int64) async throws -> RunRecord?

  /// Runs, newest first, before the run `before` and of one need when given.
  func list(need: Int64?, before: String?, limit: Int, organisation: Int64) async throws -> [RunRecord]
}
