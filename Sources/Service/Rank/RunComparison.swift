public import Domain
public import Scoring

/// A kept ranking against today's: every row that stands elsewhere, with the cause family of its move.
public struct RunComparison: Sendable, Encodable {
  /// What a ranking was asked with.
  public struct Basis: Sendable, Encodable {
    /// The run's id.
    public let run: String
    /// The profile's name and version, `outreach@1`.
    public let profile: String
    /// The rule pack's version.
    public let rulesVersion: String
    /// The data version.
    public let dataVersion: Int64
    /// The Shanghai day.
    public let date: CalendarDate
    /// The engine's version.
    public let engineVersion: String

    private enum CodingKeys: String, CodingKey {
      case run, profile, date
      case rulesVersion = "rules_version"
      case dataVersion = "data_version"
      case engineVersion = "engine_version"
    }
  }

  /// Where a row stands.
  public struct Place: Sendable, Hashable, Encodable {
    /// `ranked`, `rejected`, `off_direction`, `insufficient` or `local`.
    public let list: String
    /// Its rank within the list.
    public let rank: Int?
    /// A, B1, B2, C or D.
    public let band: String
    /// Total, points.
    public let score: TotalScore
    /// The plan it stands with.
    public let plan: Int64?
  }

  /// One row that moved.
  public struct Move: Sendable, Encodable {
    /// The firm, plan or need.
    public let name: String
    /// The firm's number.
    public let enterprise: Int64
    /// The need's number, where needs were ranked.
    public let need: Int64?
    /// Where it stood; `nil` when it was not listed.
    public let before: Place?
    /// Where it stands; `nil` when it is not listed.
    public let after: Place?
    /// What moved it, in the order in which the causes are tried: engine, day, profile, rules, data.
    public let causes: [MoveCause]
    /// Whether its own score, band or list changed; otherwise others passed it or fell behind it.
    public let isOwn: Bool

    private enum CodingKeys: String, CodingKey {
      case name, enterprise, need, before, after, causes
      case isOwn = "own"
    }
  }

  /// The kept ranking.
  public let then: Basis
  /// Today's.
  public let now: Basis
  /// What differs between the two questions.
  public let changed: [MoveCause]
  /// Rows that moved, in today's order, then those no longer listed.
  public let moves: [Move]
  /// How many rows stand where they stood.
  public let unmoved: Int
}

extension RunComparison.Basis {
  init(_ run: String, _ question: RunQuestion) {
    self.init(
      run: run, profile: "\(question.profile)@\(question.profileVersion)", rulesVersion: question.rulesVersion,
      dataVersion: question.dataVersion, date: question.day, engineVersion: question.engineVersion)
  }
}

extension RunComparison.Place {
  init(_ row: RunAnswer.Row) {
    self.init(
      list: row.list, rank: row.rank, band: row.band, score: TotalScore(tenths: row.score), plan: row.plan)
  }
}
