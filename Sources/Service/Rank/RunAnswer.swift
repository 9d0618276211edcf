import FoundationEssentials
import Scoring

/// What of an answer is kept: ids and whole numbers, never a name.
struct RunAnswer: Codable, Hashable {
  /// One row of a list.
  struct Row: Codable, Hashable {
    var list: String
    var rank: Int?
    var need: Int64?
    var enterprise: Int64
    var plan: Int64?
    var band: String
    var score: Int64
    var low: Int64
    var high: Int64
    var coverage: Int64
  }

  /// What a row is about.
  enum Subject: Hashable {
    case need(Int64)
    case enterprise(Int64)
    case plan(Int64)
  }

  var rows: [Row]

  init(_ ranking: Ranking) {
    rows = ranking.allMatches.map { Row($0, need: nil) }
    rows += ranking.offDirection.map {
      Row(
        list: "off_direction", enterprise: $0.enterprise.id, plan: $0.plan?.id, band: "D", score: $0.score.tenths,
        low: $0.score.tenths, high: $0.score.tenths, coverage: 0)
    }
  }

  init(_ ranking: EnterpriseRanking) {
    rows = ranking.matches.map { Row($0, need: $0.need?.id) }
  }

  /// Keys in order, so that the same answer is the same text.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  init(json: String) throws { self = try JSONDecoder().decode(RunAnswer.self, from: Data(json.utf8)) }

  func isSame(as kept: String) throws -> Bool { try RunAnswer(json: kept) == self }
}

extension RunAnswer.Row {
  init(_ match: Match, need: Int64?) {
    self.init(
      list: match.list, rank: match.rank, need: need, enterprise: match.enterprise.id, plan: match.plan?.id,
      band: match.bandDetail, score: match.score.tenths, low: match.low.tenths, high: match.high.tenths,
      coverage: match.coverage)
  }
}
