package import Domain

/// A ranking of the past in a list: `{run, recorded_at, need?, enterprise?, profile, data_version, date, views}`.
package struct RunSummary: Sendable, Encodable, Hashable {
  package let run: String
  /// When it was first asked, RFC 3339 UTC.
  package let recordedAt: String
  /// The need it was asked for.
  package let need: Int64?
  /// The firm it was asked for.
  package let enterprise: Int64?
  /// The profile with its version, `review@3`.
  package let profile: String
  /// The data version it was asked of.
  package let dataVersion: Int64
  /// The day it was asked for.
  package let date: CalendarDate
  /// How often it was seen.
  package let views: Int

  init(_ record: RunRecord) {
    let question = record.question
    run = record.id
    recordedAt = record.recordedAt
    need = question.need
    enterprise = question.enterprise
    profile = "\(question.profile)@\(question.profileVersion)"
    dataVersion = question.dataVersion
    date = question.day
    views = record.views
  }

  enum CodingKeys: String, CodingKey {
    case run, need, enterprise, profile, date, views
    case recordedAt = "recorded_at"
    case dataVersion = "data_version"
  }
}

extension RankEnterprises {
  /// The rankings of the past, newest first, before the run `before` and of one need when given.
  package func past(
    of need: Int64? = nil, before: String?, limit: Int, organisation: Int64
  ) async throws -> [RunSummary] {
    try await runs.list(need: need, before: before, limit: limit, organisation: organisation).map(RunSummary.init)
  }
}
