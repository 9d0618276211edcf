package import Domain
package import Scoring

/// A kept ranking against today's: every row that stands elsewhere, with the cause family of its move.
package struct RunComparison: Sendable, Encodable {
  /// What a ranking was asked with.
  package struct Basis: Sendable, Encodable {
    package let run: String
    /// The profile's name and version, `outreach@1`.
    package let profile: String
    /// The rule pack's version.
    package let rulesVersion: String
    package let dataVersion: Int64
    /// The Shanghai day.
    package let date: CalendarDate
    package let engineVersion: String

    private enum CodingKeys: String, CodingKey {
      case run, profile, date
      case rulesVersion = "rules_version"
      case dataVersion = "data_version"
      case engineVersion = "engine_version"
    }
  }

  /// Where a row stands.
  package struct Place: Sendable, Hashable, Encodable {
    /// `ranked`, `rejected`, `off_direction`, `insufficient` or `local`.
    package let list: String
    /// Its rank within the list.
    package let rank: Int?
    /// A, B1, B2, C or D.
    package let band: String
    package let score: TotalScore
    /// The plan it stands with.
    package let plan: Int64?
  }

  /// One row that moved.
  package struct Move: Sendable, Encodable {
    /// The firm, plan or need.
    package let name: String
    package let enterprise: Int64
    /// The need's number, where needs were ranked.
    package let need: Int64?
    /// Where it stood; `nil` when it was not listed.
    package let before: Place?
    /// Where it stands; `nil` when it is not listed.
    package let after: Place?
    /// What moved it, in the order in which the causes are tried: engine, day, profile, rules, data.
    package let causes: [MoveCause]
    /// Whether its own score, band or list changed; otherwise others passed it or fell behind it.
    package let isOwn: Bool
    /// The rows that passed it or fell behind it, where it moved by others' doing.
    package let others: [String]
    /// The criteria and gates that say otherwise of it.
    package internal(set) var lines: [MovedLine] = []
    /// What changed in the records that bears on it, each with its old and new value.
    package internal(set) var facts: [ChangedFact] = []

    private enum CodingKeys: String, CodingKey {
      case name, enterprise, need, before, after, causes, others, lines, facts
      case isOwn = "own"
    }
  }

  package let then: Basis
  package let now: Basis
  /// What differs between the two questions.
  package let changed: [MoveCause]
  /// The weights of the profile that are others.
  package let weights: [MovedLine]
  /// The reference tables that another version replaced.
  package let references: [ReferenceDifference]
  /// Rows that moved, in today's order, then those no longer listed.
  package let moves: [Move]
  /// How many rows stand where they stood.
  package let unmoved: Int
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

extension RunComparison.Place? {
  /// `第3名 B2 48.3`, or the list it stands in.
  package var words: String {
    guard let self else { return "未列出" }
    let list =
      switch self.list {
      case "ranked": self.rank.map { "第\($0)名" } ?? "在列"
      case "rejected": "不符合准入"
      case "off_direction": "方向不符"
      case "insufficient": "资料不足"
      case "local": "本地企业"
      default: self.list
      }
    return "\(list) \(self.band) \(self.score.text)"
  }
}

extension RunComparison.Move {
  /// Whether it stands in another place, list or band; otherwise its score alone is another.
  package var changesPlace: Bool {
    before?.rank != after?.rank || before?.list != after?.list || before?.band != after?.band
  }

  /// What moved it: the causes with the criteria and gates that say otherwise, or who passed it. Of more than so many lines
  /// the gates and the criteria that moved most are told.
  package func told(most: Int = .max) -> String {
    let causes = causes.map(\.label).joined(separator: "、")
    guard isOwn else {
      let shown = others.prefix(3).joined(separator: "、") + (others.count > 3 ? "等 \(others.count) 家" : "")
      return "\(causes):自身未变" + (shown.isEmpty ? "" : ",因 \(shown)变动")
    }
    let told = lines.count > most ? Array(lines.sorted { $0.size > $1.size }.prefix(most)) : lines
    let more = lines.count > told.count ? "等 \(lines.count) 项" : ""
    return causes + (told.isEmpty ? "" : ":" + told.map(\.words).joined(separator: ";") + more)
  }
}

extension RunComparison.Basis {
  /// `2026-11-27 · outreach@3 · 规则 1 · 数据版本 12 · 引擎 4`
  package var words: String {
    "\(date) · \(profile) · 规则 \(rulesVersion) · 数据版本 \(dataVersion) · 引擎 \(engineVersion)"
  }
}
