package import Domain

/// What a visit changed, as every face shows it.
package struct VisitEffectsView: Sendable, Encodable {
  package let visit: Visit
  /// The change that recorded the minutes.
  package let change: Int64
  /// The data version before that change; both rankings are of its day.
  package let versionBefore: Int64
  /// The data version it made.
  package let versionAfter: Int64
  /// The day both rankings are asked on.
  package let day: CalendarDate
  /// What the minutes wrote to firms and plans.
  package let facts: [Fact]
  /// What that changed, firm by firm.
  package let firms: [Firm]
  /// The stages that the firms' projects moved since.
  package let moves: [Move]

  enum CodingKeys: String, CodingKey {
    case visit, change, day, facts, firms, moves
    case versionBefore = "version_before"
    case versionAfter = "version_after"
  }

  package struct Visit: Sendable, Encodable, Hashable {
    package let id: Int64
    package let code: String
    package let title: String
  }

  /// One field that the minutes wrote.
  package struct Fact: Sendable, Encodable, Hashable {
    /// `enterprise` or `plan`.
    package let entity: String
    package let id: Int64
    /// The firm it is of.
    package let enterprise: Int64
    package let name: String
    package let field: String
    /// The word on screen.
    package let label: String
    /// The value before; absent when it was not known.
    package let before: String?
    /// The value after; absent when it became unknown.
    package let after: String?
  }

  /// What changed for one firm.
  package struct Firm: Sendable, Encodable, Hashable {
    package let id: Int64
    package let name: String
    /// What was not known of it or its plans before and is now, by the words on screen.
    package let learnt: [String]
    /// The criteria and gates that were open for a missing fact and no longer are, for any of the needs.
    package let closed: [String]
    /// How it stands for each need.
    package let needs: [Standing]
  }

  /// How a firm stands for one need, before and after.
  package struct Standing: Sendable, Encodable, Hashable {
    package let need: Int64
    package let code: String
    package let title: String
    /// Before; absent when the firm or the need was not there.
    package let before: Place?
    package let after: Place
    /// The criteria and gates that say otherwise; empty when only others moved.
    package let lines: [MovedLine]
    /// What of the records did it: facts, contacts, rulings.
    package let facts: [ChangedFact]
  }

  /// Where a firm stands in the ranking for a need.
  package struct Place: Sendable, Encodable, Hashable {
    /// `ranked`, `rejected`, `off_direction`, `insufficient` or `local`.
    package let list: String
    /// Its rank; absent when it is not ranked, or not among the first thousand.
    package let rank: Int?
    package let score: Double
    /// The least and the most it could be.
    package let low: Double
    /// The most it could be.
    package let high: Double
    /// 信息完整度, whole %.
    package let coverage: Int64
    /// A, B1, B2, C or D.
    package let band: String
  }

  /// One move of a project.
  package struct Move: Sendable, Encodable, Hashable {
    package let opportunity: Int64
    package let code: String
    package let title: String
    /// The stage before, in the API's word.
    package let fromStage: String?
    package let toStage: String
    /// The exit it took.
    package let toExit: String?
    package let movedOn: CalendarDate
    package let actor: String

    enum CodingKeys: String, CodingKey {
      case opportunity, code, title, actor
      case fromStage = "from_stage"
      case toStage = "to_stage"
      case toExit = "to_exit"
      case movedOn = "moved_on"
    }
  }
}
