import Domain
import Scoring
import Service

/// A ranked row as pages show it.
struct RankedRow: Sendable {
  /// What a comparison is asked with; `nil` where none can be.
  let pick: String?
  let isPicked: Bool
  let path: String
  let place: String
  let name: String
  let plan: String?
  let talk: String?
  let tier: String
  /// `first`, `second` or `rest`, by which it is marked.
  let tone: String
  let band: String
  let score: String
  let interval: String
  let bar: ScoreBar
  let gain: String
  let reason: String
  let coverage: String
  let quadrant: String
  let strong: String
  let weak: String
  let gaps: [String]
  let flags: [String]

  /// - Parameters:
  ///   - picked: those ticked for a comparison; `nil` where none can be asked for.
  ///   - open: the gates that most rows leave open, said once beside the list.
  init(
    _ match: Match, at address: MatchAddress, picked: Set<Pick>? = nil, open: OpenGates = OpenGates(),
    talks: [Talk]
  ) {
    let pick = address.pick(match)
    self.pick = picked.map { _ in pick.text }
    isPicked = picked?.contains(pick) ?? false
    path = address.explanation(match)
    place = match.rank.map { "\($0)" + (match.tied ? " 并列" : "") } ?? "—"
    name = match.enterprise.name
    plan = match.plan?.name
    talk = talks.first?.text
    tier = match.tier
    tone =
      ["优先联系", "可比较"].contains(match.tier) ? "first" : ["可联系", "补充材料"].contains(match.tier) ? "second" : "rest"
    band = Band(rawValue: match.bandDetail)?.label ?? match.bandDetail
    score = match.score.text
    interval = "\(match.low.text)–\(match.high.text)"
    bar = ScoreBar(match)
    gain = RankedRow.whole(match.sides[0].score)
    reason = RankedRow.whole(match.sides[1].score)
    coverage = "\(match.coverage)%"
    quadrant = match.quadrant
    let best = match.strongest.prefix(3)
    let taken = Set(best.map(\.criterion))
    strong = RankedRow.words(best)
    weak = RankedRow.words(match.weakest.filter { !taken.contains($0.criterion) }.prefix(3))
    gaps = open.lines(of: match)
    flags = match.flags.map(\.text)
  }

  private static func words(_ lines: some Sequence<Contribution>) -> String {
    lines.map { "\($0.label) \(whole($0.value))" }.joined(separator: "、")
  }

  /// A part in whole points, rounded half up.
  static func whole(_ score: PartScore) -> String { "\((score.hundredths + 50) / 100)" }
}
