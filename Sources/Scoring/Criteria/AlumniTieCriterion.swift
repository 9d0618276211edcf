import Domain

/// 校友关系 (联络基础): who the alumnus is in the firm, and the home town (<doc:Warmth>).
///
/// Reads: role and home of the firm's alumni; the best person counts. Who left, has not begun, or wishes not to be approached
/// is no way in and earns nothing. College and class year earn nothing. Weighs 0 in a
/// review, where warmth has no share of the total.
enum AlumniTieCriterion: Criterion {
  static let name = CriterionName.alumniTie
  static let side = Side.warmth
  static let label = "校友关系"

  static func judge(_ pair: Pair) -> Judgement { best(pair)?.judgement ?? unknown(pair) }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    let closed = closedDoors(pair)
    guard let (tie, _) = best(pair) else { return Explanation(text: silence("校友任职", judgement) + closed) }
    let isFresh = tie.asOf >= pair.terms.earliest(.contact)
    let role = isFresh ? tie.role?.label ?? "任职未知" : "任职信息已过期"
    let home = tie.homePlace.map { pair.need.reference.placeName($0) } ?? "未知"
    return Explanation(
      text: "校友在企业为“\(role)”,籍贯 \(home),计 \(Decimals.share(judgement.value))\(closed)",
      facts: [
        Fact(field: "role", value: role, source: tie.source == 0 ? nil : tie.source, asOf: tie.asOf)
      ])
  }

  private static func best(_ pair: Pair) -> (tie: AlumniTie, judgement: Judgement)? {
    var best: (tie: AlumniTie, judgement: Judgement)?
    for (tie, home) in zip(pair.firm.input.ties, pair.firm.homes) where tie.door(on: pair.terms.date) == .open {
      let judgement = judge(tie, home, pair)
      if let old = best, (old.judgement.value, -old.tie.person) >= (judgement.value, -tie.person) { continue }
      best = (tie, judgement)
    }
    return best
  }

  /// Who else is tied to the firm and is no way in.
  private static func closedDoors(_ pair: Pair) -> String {
    let labels = pair.firm.input.ties.compactMap { $0.door(on: pair.terms.date).label }
    return labels.isEmpty ? "" : ";另有 \(labels.count) 位不作联络途径(\(labels.joined(separator: ";")))"
  }

  private static func judge(_ tie: AlumniTie, _ place: Int32, _ pair: Pair) -> Judgement {
    let profile = pair.profile
    var role = unknown(pair)
    if let level = tie.role, tie.asOf >= pair.terms.earliest(.contact) {
      role =
        switch level {
        case .controller: .known(profile.point(.roleController))
        case .chief: .known(profile.point(.roleChief))
        case .partner: .known(profile.point(.rolePartner))
        case .middle: .known(profile.point(.roleMiddle))
        case .staff: .known(profile.point(.roleStaff))
        }
    }
    let home: Judgement = place >= 0 ? .known(nearness(place, pair)) : unknown(pair)
    let share = profile.point(.tieByRole)
    return JudgedParts.two(share, role, home)
  }

  private static func nearness(_ home: Int32, _ pair: Pair) -> Int64 {
    switch pair.need.places.nearness(of: home) {
    case .county: pair.profile.point(.homeCounty)
    case .city: pair.profile.point(.homeCity)
    case .province: pair.profile.point(.homeProvince)
    case .elsewhere: 0
    }
  }
}
