public import Domain

/// One distinct question put to the engine.
public struct RunQuestion: Sendable, Hashable {
  /// The need ranked for; `nil` when needs were ranked for an enterprise.
  public var need: Int64?
  /// The enterprise needs were ranked for.
  public var enterprise: Int64?
  /// The profile's name.
  public var profile: String
  /// The profile's version.
  public var profileVersion: String
  /// The rule pack's version.
  public var rulesVersion: String
  /// The data version.
  public var dataVersion: Int64
  /// The Shanghai day asked on.
  public var day: CalendarDate
  /// The engine's version.
  public var engineVersion: String
  /// How long each list may be.
  public var length: Int
  /// The bands listed, in order; empty for all.
  public var bands: [String]

  /// One distinct question.
  public init(
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
  public var canonical: String {
    [
      need.map { "need \($0)" } ?? "", enterprise.map { "enterprise \($0)" } ?? "", profile, profileVersion,
      rulesVersion, "\(dataVersion)", day.description, engineVersion, "\(length)", bands.joined(separator: " "),
    ].joined(separator: "\n")
  }
}

/// A question that was asked, with its answer in ids and whole numbers.
public struct RunRecord: Sendable {
  /// The digest of the question.
  public let id: String
  /// The question.
  public let question: RunQuestion
  /// The answer as JSON.
  public let answer: String
  /// When it was first asked, RFC 3339 UTC.
  public let recordedAt: String
  /// How often it was seen.
  public let views: Int

  /// A question that was asked.
  public init(id: String, question: RunQuestion, answer: String, recordedAt: String, views: Int) {
    self.id = id
    self.question = question
    self.answer = answer
    self.recordedAt = recordedAt
    self.views = views
  }
}

/// Where questions and answers are kept.
public protocol RunLog: Sendable {
  /// Keeps a question with its answer unless it stands already, notes who saw it, and answers its id. A question that
  /// stands is answered without a write.
  func record(_ question: RunQuestion, answer: @Sendable () throws -> String, invocation: Invocation) async throws
    -> String

  /// Notes that a kept run was seen.
  func noteSeen(_ id: String, invocation: Invocation)

  /// Appends all sightings noted so far; what cannot be appended is kept for the next time. Answers how many were.
  @discardableResult func flush() async throws -> Int

  /// A run by its id.
  func find(_ id: String, organisation: Int64) async throws -> RunRecord?

  /// Runs, newest first, before the run `before` when given.
  func list(before: String?, limit: Int, organisation: Int64) async throws -> [RunRecord]
}
