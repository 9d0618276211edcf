package import Domain
package import Scoring

/// Asks people what matters more, and tells what weights their answers give: by choices between two imagined projects, and by
/// judgements of pairs (AHP). What comes of it is proposed, never put in force.
package struct WeighCriteria: Sendable {
  let references: any ReferenceStore
  let book: any WeightBook
  let acting: Acting

  /// A criterion that is asked about, as imagined projects that are strong or weak in it look.
  package struct Level: Sendable, Hashable {
    package let criterion: CriterionName
    package let strong: String
    package let weak: String
  }

  /// What is asked: each pair of criteria once, at most ``most`` of them.
  package struct Design: Sendable {
    package let levels: [Level]
    package let pairs: [(left: Int, right: Int)]

    /// The question about a pair.
    package func question(_ kind: WeightQuestion.Kind, _ pair: Int) -> WeightQuestion {
      WeightQuestion(kind, levels[pairs[pair].left].criterion.key, levels[pairs[pair].right].criterion.key)
    }
  }

  /// At most so many questions are asked of one person.
  package static let most = 40
  /// The choices of a person count in the group's result once each criterion was asked about so often.
  private static let least = 2

  /// What one person's answers, or the group's, say: shares of the asked criteria, of 10,000.
  package struct Said: Sendable, Hashable {
    package let shares: [Int64]
    /// The consistency ratio of judgements, of 10,000; `nil` for choices and for a mean.
    package let consistency: Int64?
    /// Whether the judgements hold together: a ratio below a tenth (Saaty 1980).
    package var isConsistent: Bool { consistency.map { $0 < 1000 } ?? true }
    /// Whose it is, or of how many.
    package let people: [String]
  }

  /// What was answered so far and what it says.
  package struct View: Sendable {
    package let design: Design
    package let own: [WeightQuestion: Int64]
    /// The question that one answered last.
    package let last: WeightQuestion?
    package let choices: (own: Said?, each: [Said], group: Said?)
    package let judgements: (own: Said?, each: [Said], group: Said?)
  }

  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  package func design(organisation: Int64) async throws -> Design {
    let table = try await references.table("choice-levels", organisation: organisation)
    let levels = try table.project(["criterion", "strong", "weak"]).map { row in
      guard let criterion = CriterionName.allCases.first(where: { $0.key == row[0] }) else {
        throw ReferenceTable.invalid("choice-levels", "没有指标「\(row[0])」")
      }
      return Level(criterion: criterion, strong: row[1], weak: row[2])
    }
    guard Set(levels.map(\.criterion)).count == levels.count, levels.count > 1 else {
      throw ReferenceTable.invalid("choice-levels", "指标重复或不足两项")
    }
    return Design(
      levels: levels, pairs: Array(PairedChoices.pairs(of: levels.count).prefix(WeighCriteria.most)))
  }

  /// Keeps answers of whoever asks, by the place of their pair; one of `nil` is taken back.
  ///
  /// Throws `ServiceError` `invalid_query` for a pair that is not asked about and a value that is no answer to it.
  package func answer(
    _ kind: WeightQuestion.Kind, _ answers: [(pair: Int, value: Int64?)], _ invocation: Invocation
  ) async throws {
    try Policy.demand(.rank, of: acting, isChange: true)
    let design = try await design(organisation: invocation.organisation)
    for (pair, value) in answers {
      let isAnswer =
        switch (kind, value) {
        case (_, nil): true
        case (.choice, let value?): (-1...1).contains(value)
        case (.judgement, let value?): (1...9).contains(value) || (-9 ... -2).contains(value)
        }
      guard design.pairs.indices.contains(pair), isAnswer else {
        throw ServiceError(.invalid, code: "invalid_query", message: "没有这个问题,或这不是它的答案。请重新打开本页。")
      }
    }
    try await book.keepWeights(answers.map { (design.question(kind, $0.pair), $0.value) }, invocation)
  }

  /// What whoever asks and the others answered, and what it says.
  package func callAsFunction(_ invocation: Invocation) async throws -> View {
    try Policy.demand(.rank, of: acting)
    let design = try await design(organisation: invocation.organisation)
    let known = Set([.choice, .judgement].flatMap { kind in design.pairs.indices.map { design.question(kind, $0) } })
    let answers = try await book.weightAnswers(invocation).filter { known.contains($0.question) }
    let index = try await randomIndex(design.levels.count, invocation.organisation)
    let places = Dictionary(uniqueKeysWithValues: design.levels.enumerated().map { ($1.criterion.key, $0) })
    func said(_ answers: [WeightAnswer], _ kind: WeightQuestion.Kind) -> Said? {
      let told = answers.filter { $0.question.kind == kind }
      let name = told.first.map { [$0.name ?? "本机使用者"] } ?? []
      let pairs = told.compactMap { answer in
        places[answer.question.first].flatMap { a in places[answer.question.second].map { (a, $0, answer.value) } }
      }
      switch kind {
      case .choice:
        let asked = design.levels.indices.map { item in pairs.count { $0.0 == item || $0.1 == item } }
        guard asked.allSatisfy({ $0 >= WeighCriteria.least }) else { return nil }
        let shares = PairedChoices.shares(
          of: design.levels.count,
          pairs.map { .init(left: $0.0, right: $0.1, choosesLeft: $0.2 == 0 ? nil : $0.2 > 0) })
        return Said(shares: shares, consistency: nil, people: name)
      case .judgement:
        var matrix = PairwiseJudgements(count: design.levels.count)
        for (a, b, value) in pairs { matrix.judge(a, b, value) }
        return matrix.result(randomIndex: index).map {
          Said(shares: $0.shares, consistency: $0.consistency, people: name)
        }
      }
    }
    func group(_ each: [Said]) -> Said? {
      each.isEmpty
        ? nil : Said(shares: WholeShares.mean(each.map(\.shares)), consistency: nil, people: each.flatMap(\.people))
    }
    let people = Dictionary(grouping: answers, by: \.account)
    let own = people[invocation.account] ?? []
    let order = people.keys.sorted()
    let (chosen, judged) = (
      order.compactMap { said(people[$0] ?? [], .choice) }, order.compactMap { said(people[$0] ?? [], .judgement) }
    )
    return View(
      design: design,
      own: Dictionary(own.map { ($0.question, $0.value) }, uniquingKeysWith: { _, last in last }),
      last: own.last { $0.question.kind == .choice }?.question, choices: (said(own, .choice), chosen, group(chosen)),
      judgements: (said(own, .judgement), judged, group(judged.filter(\.isConsistent))))
  }

  /// The weights of a profile as shares of the asked criteria would have them: what they weigh together stays, and so do the
  /// others.
  package static func weights(_ design: Design, _ said: Said, over profile: Profile) -> [(CriterionName, Int64)] {
    let together = design.levels.reduce(Int64(0)) { $0 + profile.weights[$1.criterion] }
    return Array(zip(design.levels.map(\.criterion), WholeShares.of(together, by: said.shares)))
  }

  /// The random index of as many items, hundredths.
  private func randomIndex(_ count: Int, _ organisation: Int64) async throws -> Int64 {
    let rows = try await references.table("ahp-random-index", organisation: organisation).project(["count", "index"])
    guard let row = rows.first(where: { $0[0] == "\(count)" }), let index = Quantity(row[1]) else {
      throw ReferenceTable.invalid("ahp-random-index", "没有 \(count) 项的随机一致性指标")
    }
    return index.milli / 10
  }
}
