/// One criterion: its kernel and the words it explains itself with. A new one is a file and a line in ``Catalogue``.
protocol Criterion: Sendable {
  /// Its name in profiles and answers.
  static var name: CriterionName { get }
  /// What it reads of a firm that has no plan, which tells how long its values may be kept.
  static var reads: Reads { get }
  /// The kernel: whole numbers only.
  static func judge(_ pair: Pair) -> Judgement
  /// The most that any need of the same place and wage makes of the pair, by its `value`; the rest of it is of no account.
  static func most(_ pair: Pair) -> Judgement
  /// The sentence and the facts of a judgement that `judge` made of this pair.
  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation
}

/// What a criterion reads of a pair without a plan.
enum Reads: Sendable {
  /// The firm alone: the same for every need.
  case firm
  /// The firm and the need's site: place, wage, capacity.
  case site
  /// The firm and what the need wants.
  case need
}

/// Why a criterion has its value.
struct Explanation: Sendable {
  /// A sentence an official can read aloud.
  var text: String
  /// The facts it rests on.
  var facts: [Fact] = []
}

extension Criterion {
  /// An unknown with the profile's prior.
  static func unknown(_ pair: Pair) -> Judgement { .unknown(prior: pair.profile.priors[name]) }

  /// A criterion that reads no more of the need than its place and wage finds the same everywhere.
  static func most(_ pair: Pair) -> Judgement { judge(pair) }

  /// The most that a part may be which depends on the need: on its curve or unknown.
  static func open(_ pair: Pair, _ curves: CurveName...) -> Judgement {
    .known(curves.reduce(pair.profile.priors[name]) { max($0, pair.profile.curve($1).highest) })
  }

  /// `未填报X,按25分计`.
  static func silence(_ what: String, _ judgement: Judgement) -> String {
    "\(what)未填报或已过期,按 \(PartScore(judgement.value).text) 分计"
  }
}
