public import Domain

extension Ranker {
  /// The work of making what questions of this kind start from, which is kept after; `nil` when it is there already or the
  /// profile does without.
  ///
  /// - Throws: ``RankingProblem``.
  public func outlook(need: Int64, profile: Profile, date: CalendarDate) throws(RankingProblem) -> OutlookWork? {
    guard profile.listsByBusiness else { return nil }
    let question = try question(need, Terms(profile: profile, date: date))
    return kept(for: question) == nil ? OutlookWork(question: question) : nil
  }

  /// The outlook of a question, kept or made now.
  func outlook(of question: Question) -> Outlook { kept(for: question) ?? OutlookWork(question: question).outlook() }
}
