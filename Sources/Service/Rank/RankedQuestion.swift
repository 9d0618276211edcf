import Scoring

/// The engine's answer to a question of either kind.
enum RankedQuestion {
  case ofNeed(Ranking)
  case ofEnterprise(EnterpriseRanking)

  /// What of it is kept.
  var answer: RunAnswer {
    switch self {
    case .ofNeed(let ranking): RunAnswer(ranking)
    case .ofEnterprise(let ranking): RunAnswer(ranking)
    }
  }

  var matches: [Match] {
    switch self {
    case .ofNeed(let ranking): ranking.allMatches
    case .ofEnterprise(let ranking): ranking.matches
    }
  }

  /// Names of the firms, plans or needs in its rows, by number.
  var names: [RunAnswer.Subject: String] {
    var names: [RunAnswer.Subject: String] = [:]
    for match in matches {
      names[.enterprise(match.enterprise.id)] = match.enterprise.name
      if let plan = match.plan { names[.plan(plan.id)] = plan.name }
      if let need = match.need { names[.need(need.id)] = need.title }
    }
    if case .ofNeed(let ranking) = self {
      for row in ranking.offDirection {
        names[.enterprise(row.enterprise.id)] = row.enterprise.name
        if let plan = row.plan { names[.plan(plan.id)] = plan.name }
      }
    }
    return names
  }
}
