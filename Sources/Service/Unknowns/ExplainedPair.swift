import Scoring

/// One firm and one need, explained.
struct ExplainedPair: Sendable {
  let need: Int64
  let code: String
  let title: String
  let match: Match

  init(_ need: NamedNeed, _ match: Match) {
    self.need = need.id
    code = need.code
    title = need.title
    self.match = match
  }
}
