public import Domain
public import Scoring

/// The call list over all needs: `{date, weeks, owner?, items, spared, left}`.
public struct OutreachView: Sendable, Encodable {
  /// The Shanghai day.
  public let date: CalendarDate
  /// For how many weeks it is.
  public let weeks: Int
  /// Whose list it is.
  public let owner: String?
  /// The calls, the best first.
  public let items: [Item]
  /// Pairs left out because everybody who leads into the firm was called often enough this quarter.
  public let spared: Int
  /// Pairs that would have come next.
  public let left: Int

  /// One call.
  public struct Item: Sendable, Encodable {
    /// Its place on the list, from 1.
    public let position: Int
    /// The week it falls in, from 1.
    public let week: Int
    /// The firm.
    public let enterprise: NamedEnterprise
    /// The need to call about.
    public let need: NamedNeed
    /// 优先联系, 可联系 or 暂缓.
    public let tier: String
    /// The pair's total.
    public let score: TotalScore
    /// The run the pair comes from, and its rank there.
    public let run: String?
    /// Its rank in that run.
    public let rank: Int?
    /// The sentences that weigh most.
    public let why: String
    /// Whom to call; absent where nobody is known.
    public let person: Way?
    /// Who may introduce: of the same college and near in class year, and in touch with us.
    public let introducer: Way?
    /// Who looks after the firm; absent where nobody does yet.
    public let owner: String?
    /// The last contact.
    public let lastTouch: Touch?

    enum CodingKeys: String, CodingKey {
      case position, week, enterprise, need, tier, score, run, rank, why, person, introducer, owner
      case lastTouch = "last_touch"
    }
  }

  /// A person on the way in.
  public struct Way: Sendable, Encodable, Hashable {
    /// The person's number.
    public let id: Int64
    /// The name.
    public let name: String
    /// The post, or college and class year.
    public let detail: String
  }

  /// A contact that was.
  public struct Touch: Sendable, Encodable, Hashable {
    /// The day.
    public let on: CalendarDate
    /// What it was, in words.
    public let kind: String
  }
}
