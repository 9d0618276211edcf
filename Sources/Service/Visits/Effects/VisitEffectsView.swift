public import Domain

/// What a visit changed, as every face shows it.
public struct VisitEffectsView: Sendable, Encodable {
  /// The visit.
  public let visit: Visit
  /// The change that recorded the minutes.
  public let change: Int64
  /// The data version before that change; both rankings are of its day.
  public let versionBefore: Int64
  /// The data version it made.
  public let versionAfter: Int64
  /// The day both rankings are asked on.
  public let day: CalendarDate
  /// What the minutes wrote to firms and plans.
  public let facts: [Fact]
  /// What that changed, firm by firm.
  public let firms: [Firm]
  /// The stages that the firms' projects moved since.
  public let moves: [Move]

  enum CodingKeys: String, CodingKey {
    case visit, change, day, facts, firms, moves
    case versionBefore = "version_before"
    case versionAfter = "version_after"
  }

  /// The visit.
  public struct Visit: Sendable, Encodable, Hashable {
    /// Its id.
    public let id: Int64
    /// Its number.
    public let code: String
    /// Its title.
    public let title: String
  }

  /// One field that the minutes wrote.
  public struct Fact: Sendable, Encodable, Hashable {
    /// `enterprise` or `plan`.
    public let entity: String
    /// The record.
    public let id: Int64
    /// The firm it is of.
    public let enterprise: Int64
    /// The record's name.
    public let name: String
    /// The field.
    public let field: String
    /// The word on screen.
    public let label: String
    /// The value before; absent when it was not known.
    public let before: String?
    /// The value after; absent when it became unknown.
    public let after: String?
  }

  /// What changed for one firm.
  public struct Firm: Sendable, Encodable, Hashable {
    /// The firm.
    public let id: Int64
    /// Its name.
    public let name: String
    /// What was not known of it or its plans before and is now, by the words on screen.
    public let learnt: [String]
    /// The criteria and gates that were open for a missing fact and no longer are, for any of the needs.
    public let closed: [String]
    /// How it stands for each need.
    public let needs: [Standing]
  }

  /// How a firm stands for one need, before and after.
  public struct Standing: Sendable, Encodable, Hashable {
    /// The need.
    public let need: Int64
    /// Its number.
    public let code: String
    /// Its title.
    public let title: String
    /// Before; absent when the firm or the need was not there.
    public let before: Place?
    /// After.
    public let after: Place
  }

  /// Where a firm stands in the ranking for a need.
  public struct Place: Sendable, Encodable, Hashable {
    /// `ranked`, `rejected`, `off_direction`, `insufficient` or `local`.
    public let list: String
    /// Its rank; absent when it is not ranked, or not among the first thousand.
    public let rank: Int?
    /// Total.
    public let score: Double
    /// The least and the most it could be.
    public let low: Double
    /// The most it could be.
    public let high: Double
    /// 信息完整度, whole %.
    public let coverage: Int64
    /// A, B1, B2, C or D.
    public let band: String
  }

  /// One move of a project.
  public struct Move: Sendable, Encodable, Hashable {
    /// The project.
    public let opportunity: Int64
    /// Its number.
    public let code: String
    /// Its title.
    public let title: String
    /// The stage before, in the API's word.
    public let fromStage: String?
    /// The stage after.
    public let toStage: String
    /// The exit it took.
    public let toExit: String?
    /// When.
    public let movedOn: CalendarDate
    /// Who.
    public let actor: String

    enum CodingKeys: String, CodingKey {
      case opportunity, code, title, actor
      case fromStage = "from_stage"
      case toStage = "to_stage"
      case toExit = "to_exit"
      case movedOn = "moved_on"
    }
  }
}
