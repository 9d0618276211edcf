package import Domain

/// A part of a whole, both printed: 签约率, 开工率 …
package struct Ratio: Sendable, Hashable {
  package let part: Int64
  package let whole: Int64

  /// A part of a whole.
  package init(_ part: Int64, of whole: Int64) {
    self.part = part
    self.whole = whole
  }

  /// In tenths of a percent, half up; `nil` of nothing.
  package var permille: Int64? { whole == 0 ? nil : (part * 2000 + whole) / (2 * whole) }
}

extension FigureFacts {
  /// The projects that entered talks in a year, and how many of them had signed by a day.
  package struct TalkCohort: Sendable, Hashable {
    /// The year of entering 洽谈.
    package let year: Int
    /// 签约率
    package let signed: Ratio
  }

  /// The projects that signed in a year, and how far they had come by a day.
  package struct SigningCohort: Sendable, Hashable {
    /// The year of the first signing.
    package let year: Int
    /// 履约率: money arrived or building begun.
    package let performed: Ratio
    /// 开工率
    package let started: Ratio
    /// 投产率
    package let producing: Ratio
    /// 资金到位率: arrived ÷ contracted, in 元.
    package let arrived: Ratio
  }

  /// 签约率 by year of entering 洽谈, as of `day`.
  package func talkCohorts(asOf day: CalendarDate) -> [TalkCohort] {
    cohorts { $0.first(.negotiating, by: day) }.map { year, members in
      let signed = members.filter { $0.first(.contract, by: day) != nil }
      return TalkCohort(year: year, signed: Ratio(Int64(signed.count), of: Int64(members.count)))
    }
  }

  /// 履约率, 开工率, 投产率 and 资金到位率 by year of signing, as of `day`.
  package func signingCohorts(asOf day: CalendarDate, _ rules: Rules) -> [SigningCohort] {
    let counted = arrivals.filter { $0.day <= day && $0.counts(rules) }
    let money = Dictionary(grouping: counted, by: \.project).mapValues { $0.reduce(0) { $0 + $1.amount.yuan } }
    func signedOn(_ project: ProjectFacts) -> CalendarDate? {
      project.increments(floor: rules.signingFloor).first { $0.signing.day <= day }?.signing.day
    }
    return cohorts(signedOn).map { year, members in
      func share(_ isIn: (ProjectFacts) -> Bool) -> Ratio {
        Ratio(Int64(members.filter(isIn).count), of: Int64(members.count))
      }
      let contracted = members.reduce(0) { sum, project in
        sum
          + project.increments(floor: rules.signingFloor).filter { $0.signing.day <= day }.reduce(0) {
            $0 + $1.added.yuan
          }
      }
      let arrived = members.reduce(0) { $0 + money[$1.id, default: 0] }
      return SigningCohort(
        year: year,
        performed: share { $0.first(.started, by: day) != nil || money[$0.id, default: 0] > 0 },
        started: share { $0.first(.started, by: day) != nil },
        producing: share { $0.first(.producing, by: day) != nil },
        arrived: Ratio(arrived, of: contracted))
    }
  }

  private func cohorts(_ entry: (ProjectFacts) -> CalendarDate?) -> [(Int, [ProjectFacts])] {
    var years: [Int: [ProjectFacts]] = [:]
    for project in projects { if let day = entry(project) { years[day.components.year, default: []].append(project) } }
    return years.sorted { $0.key < $1.key }
  }

  /// How long projects were in a stage up to `day`: how many, median and 90th percentile in calendar days (nearest rank).
  package func stageTimes(asOf day: CalendarDate) -> [(stage: Stage, count: Int, median: Int, p90: Int)] {
    let times = projects.map { $0.days(inStagesBy: day) }
    return Stage.allCases.compactMap { stage in
      let days = times.compactMap { $0[stage] }.sorted()
      guard !days.isEmpty else { return nil }
      func rank(_ percent: Int) -> Int { days[max(0, (percent * days.count + 99) / 100 - 1)] }
      return (stage, days.count, rank(50), rank(90))
    }
  }

  /// How long each side had to act up to `day`, in calendar days, lawful pauses apart; time off the course is nobody's.
  package func turnTimes(asOf day: CalendarDate) -> [(holder: String, days: Int, paused: Int)] {
    var days: [String: (acting: Int, paused: Int)] = [:]
    for project in projects {
      let worked = project.worked(by: day)
      for turn in project.turns where turn.since <= day {
        let end = min(turn.until ?? day, day)
        let length = worked.reduce(0) { $0 + max(0, Int(min(end, $1.until).day - max(turn.since, $1.since).day)) }
        if turn.isPause {
          days[turn.holder, default: (0, 0)].paused += length
        } else {
          days[turn.holder, default: (0, 0)].acting += length
        }
      }
    }
    return days.map { ($0.key, $0.value.acting, $0.value.paused) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
