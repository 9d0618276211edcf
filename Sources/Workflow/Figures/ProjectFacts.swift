package import Domain

/// What figures are counted from of one project.
package struct ProjectFacts: Sendable, Hashable {
  /// A move to a stage, or out at that stage; moves that were taken back are left out.
  package struct Move: Sendable, Hashable {
    package let stage: Stage
    /// The way out, when it left.
    package let exit: StageExit?
    /// The reason's code, when it left.
    package let reason: String?
    package let day: CalendarDate

    package init(stage: Stage, exit: StageExit? = nil, reason: String? = nil, day: CalendarDate) {
      self.stage = stage
      self.exit = exit
      self.reason = reason
      self.day = day
    }
  }

  /// The contracted amount as of a day, the whole of it.
  package struct Signing: Sendable, Hashable {
    package let id: Int64
    package let day: CalendarDate
    /// The whole contracted amount from that day on.
    package let amount: Money
    /// How firm it is.
    package let evidence: SigningEvidence
    /// Whether it corrects the one before it.
    package let isCorrection: Bool

    package init(
      id: Int64, day: CalendarDate, amount: Money, evidence: SigningEvidence, isCorrection: Bool = false
    ) {
      self.id = id
      self.day = day
      self.amount = amount
      self.evidence = evidence
      self.isCorrection = isCorrection
    }

    /// The signing as the next one corrects it.
    fileprivate func corrected(by next: Signing) -> Signing {
      Signing(id: id, day: day, amount: next.amount, evidence: next.evidence, isCorrection: isCorrection)
    }
  }

  /// A time in which one side had to act.
  package struct Turn: Sendable, Hashable {
    /// Whose turn it was, in words.
    package let holder: String
    /// The first day.
    package let since: CalendarDate
    /// The day it passed on; `nil` while it lasts.
    package let until: CalendarDate?
    /// Whether it was a lawful pause.
    package let isPause: Bool

    /// A time in which one side had to act.
    package init(holder: String, since: CalendarDate, until: CalendarDate?, isPause: Bool) {
      self.holder = holder
      self.since = since
      self.until = until
      self.isPause = isPause
    }
  }

  package let id: Int64
  package let firm: Int64
  /// The responsible unit.
  package let unit: String?
  /// Where the firm's money comes from.
  package let origin: FirmOrigin?
  /// By what its lead came.
  package let leadKind: String?
  /// Its moves by day.
  package let moves: [Move]
  /// Its contracted amounts by day; one that was corrected stands as corrected.
  package let signings: [Signing]
  /// Whose turn it was, by day.
  package let turns: [Turn]

  /// What figures are counted from of one project; moves, signings and turns in any order.
  package init(
    id: Int64, firm: Int64, unit: String?, origin: FirmOrigin?, leadKind: String? = nil, moves: [Move],
    signings: [Signing],
    turns: [Turn] = []
  ) {
    self.id = id
    self.firm = firm
    self.unit = unit
    self.origin = origin
    self.leadKind = leadKind
    // A stable order by day: moves of one day stay as they were made.
    self.moves = moves.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    self.signings = signings.sorted { ($0.day, $0.id) < ($1.day, $1.id) }.reduce(into: []) { rows, next in
      guard next.isCorrection, let last = rows.last else { return rows.append(next) }
      rows[rows.count - 1] = last.corrected(by: next)
    }
    self.turns = turns.sorted { $0.since < $1.since }
  }

  /// The day it first reached a stage up to `day`; only the first time counts.
  package func first(_ stage: Stage, by day: CalendarDate = CalendarDate(day: .max)) -> CalendarDate? {
    moves.first { $0.stage == stage && $0.exit == nil && $0.day <= day }?.day
  }

  /// Where it stood at the end of a day; `nil` before it was opened.
  package func standing(on day: CalendarDate) -> Move? { moves.last { $0.day <= day } }

  /// The first signing that is at least as firm as `floor`, with each later rise of the amount as an increment; falls
  /// count with a minus.
  package func increments(floor: SigningEvidence) -> [(signing: Signing, added: Money, isFirst: Bool)] {
    var before: Int64?
    return signings.filter { $0.evidence >= floor }.compactMap { signing in
      let added = signing.amount.yuan - (before ?? 0)
      let isFirst = before == nil
      before = signing.amount.yuan
      return added == 0 && !isFirst ? nil : (signing, Money(yuan: added), isFirst)
    }
  }

  /// Calendar days in each stage up to `day`, times after an exit left out; the sum is the days it was worked.
  package func days(inStagesBy day: CalendarDate) -> [Stage: Int] {
    worked(by: day).reduce(into: [:]) { $0[$1.stage, default: 0] += Int($1.until.day - $1.since.day) }
  }

  /// The times it was worked up to `day`, stage by stage; times after an exit are left out.
  func worked(by day: CalendarDate) -> [(stage: Stage, since: CalendarDate, until: CalendarDate)] {
    moves.enumerated().compactMap { index, move in
      guard move.exit == nil, move.day <= day else { return nil }
      return (move.stage, move.day, index + 1 < moves.count ? min(moves[index + 1].day, day) : day)
    }
  }
}

extension SigningEvidence: Comparable {
  package static func < (a: SigningEvidence, b: SigningEvidence) -> Bool { a.order < b.order }
  private var order: Int { SigningEvidence.allCases.firstIndex(of: self) ?? 0 }
}

extension FundsEvidence: Comparable {
  /// By proof.
  package static func < (a: FundsEvidence, b: FundsEvidence) -> Bool { a.order < b.order }
  private var order: Int { FundsEvidence.allCases.firstIndex(of: self) ?? 0 }
}
