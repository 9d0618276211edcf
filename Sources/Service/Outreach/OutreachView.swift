package import Domain
package import Scoring

/// The call list over all needs: `{date, weeks, owner?, items, spared, left}`.
package struct OutreachView: Sendable, Encodable {
  /// The Shanghai day.
  package let date: CalendarDate
  /// For how many weeks it is.
  package let weeks: Int
  /// Whose list it is.
  package let owner: String?
  /// The calls, the best first.
  package let items: [Item]
  /// Pairs left out because everybody who leads into the firm was called often enough this quarter.
  package let spared: Int
  /// Pairs that would have come next.
  package let left: Int

  /// Whether somebody is still to be assigned for one of the calls.
  package var hasUnassigned: Bool { items.contains { $0.owner == nil } }

  package struct Item: Sendable, Encodable {
    /// Its place on the list, from 1.
    package let position: Int
    /// The week it falls in, from 1.
    package let week: Int
    package let enterprise: NamedEnterprise
    /// The need to call about.
    package let need: NamedNeed
    /// 优先联系, 可联系 or 暂缓.
    package let tier: String
    package let score: TotalScore
    /// The run the pair comes from, and its rank there.
    package let run: String?
    /// Its rank in that run.
    package let rank: Int?
    /// The sentences that weigh most.
    package let why: String
    /// What to ask: the unknowns that could move the pair most.
    package let ask: [String]
    /// The projects that are worked with the firm for other needs.
    package let talks: [Talk]
    /// Whom to call; absent where nobody is known.
    package let person: Way?
    /// Who is tied to the firm and not to be called: former, not there yet, or wishing not to be approached; the detail says
    /// which.
    package let notOffered: [Way]
    /// Who may introduce: of the same college and near in class year, and in touch with us.
    package let introducer: Way?
    /// Who looks after the firm; absent where nobody does yet.
    package let owner: String?
    /// The last contact.
    package let lastTouch: Touch?

    enum CodingKeys: String, CodingKey {
      case position, week, enterprise, need, tier, score, run, rank, why, ask, talks, person, introducer, owner
      case notOffered = "not_offered"
      case lastTouch = "last_touch"
    }
  }

  /// A person on the way in.
  package struct Way: Sendable, Encodable, Hashable {
    /// The person's number.
    package let id: Int64
    package let name: String
    /// The post, or college and class year; empty where it is not known.
    package let detail: String
    /// The phone, masked unless it is disclosed for a purpose; absent where none is known.
    package let phone: String?
    /// Why contact data that was asked for stays masked.
    package let withheld: Withheld?

    /// The name with the post: `示例校友(董事长)`.
    package var called: String { detail.isEmpty ? name : "\(name)(\(detail))" }
  }

  /// A contact that was.
  package struct Touch: Sendable, Encodable, Hashable {
    package let on: CalendarDate
    /// What it was, in words.
    package let kind: String
    package let note: String?

    /// `2026-11-19 会面洽谈:谈了用电`.
    package var text: String { "\(on) \(kind)" + (note.map { ":\($0)" } ?? "") }
  }
}
