import Domain

/// 补链强链 (落地价值): the best over the need's target links of meeting × state of the link (<doc:CountysGain>).
///
/// Reads: target links and their neighbours; product, technology and 经营范围 words and codes of the firm. Unit: share.
/// Two or more links met by products earn a bonus. A restricted link counts 0 and says so. A missing or weak neighbour
/// of a target counts less, and adds points only: a maker of cartons for a food need is of another trade.
enum ChainFit: Criterion {
  static let name = CriterionName.chainFit
  static let side = Side.gain
  static let label = "补链强链"
  static let tellsDirection = true

  /// How a firm meets a link.
  enum Meeting {
    case none
    case word(FirmText.Hit)
    case code(CodeClaim, isBroad: Bool)

    /// Whether a product word meets it.
    var isMade: Bool {
      if case .word(let hit) = self { hit.meeting == .product } else { false }
    }

    /// Whether it says that the firm does this very thing: not by its 经营范围 or a broad class alone.
    var isSure: Bool {
      switch self {
      case .none: false
      case .word(let hit): hit.meeting != .scope
      case .code(_, let isBroad): !isBroad
      }
    }

    /// As the subject of a sentence.
    func text(_ reference: Reference) -> String {
      switch self {
      case .none: ""
      case .code(let claim, let isBroad): "行业代码 \(claim.code)\(isBroad ? "(宽泛类)" : "")"
      case .word(let hit):
        switch hit.meeting {
        case .product: "产品“\(reference.word(hit))”"
        case .technology: "技术或设备“\(reference.word(hit))”"
        case .scope: "经营范围中的“\(reference.word(hit))”"
        }
      }
    }
  }

  /// The link that counts.
  struct Best {
    var value: Int64 = 0
    var link: Int?
    var meeting = Meeting.none
    var isNeighbour = false
    /// The value as the target links alone give it.
    var direction: Int64 = 0
    /// A restricted link the firm meets.
    var restricted: Int?
    /// How many links are met by products.
    var made = 0
  }

  static func judge(_ pair: Pair) -> Judgement {
    guard !pair.need.links.isEmpty, pair.firm.text.isGiven || !pair.firm.codes.isEmpty else { return unknown(pair) }
    let best = best(pair)
    var judgement = Judgement.known(best.value)
    judgement.direction = best.direction
    return judgement
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard judgement.known > 0 else {
      return Explanation(
        text: pair.need.links.isEmpty ? "需求未指明产业链环节,按 \(PartScore(judgement.value).text) 分计" : silence("产品", judgement))
    }
    let best = best(pair)
    let links = pair.need.reference.links
    var text: String
    if let link = best.link {
      let target = links[link]
      text = "\(best.meeting.text(pair.need.reference))对应\(best.isNeighbour ? "目标环节的上下游" : "目标环节")“\(target.title)”"
      text += ",该环节在本县\(target.input.status.label)"
      if best.made > 1 { text += ";产品覆盖 \(best.made) 个目标环节" }
      if target.input.isLimited { text += ";该环节用水或排放受限,接洽前先核实" }
      text += ",计 \(Decimals.share(judgement.value))"
    } else {
      text = "产品、技术和行业均未对上目标环节,计 0"
    }
    if let restricted = best.restricted {
      text += ";“\(links[restricted].title)”:该环节受准入限制,宜市外协作"
    }
    var facts: [Fact] = []
    if let products = pair.firm.input.products {
      facts.append(Fact(field: "products", value: products.value.joined(separator: "、"), of: products))
    }
    if let link = best.link ?? best.restricted {
      let input = links[link].input
      facts.append(Fact(field: "link_status", value: "\(input.id) \(input.status.label)", asOf: input.asOf))
    }
    return Explanation(text: text, facts: facts)
  }

  static func best(_ pair: Pair) -> Best {
    let profile = pair.profile
    let links = pair.need.reference.links
    var best = Best()
    func consider(_ link: Int, factor: Int64, isNeighbour: Bool) {
      let (strength, meeting) = meeting(link, pair.firm.business, pair.need.reference, profile)
      guard strength > 0 else { return }
      if links[link].input.isRestricted {
        if !isNeighbour { best.restricted = best.restricted ?? link }
        return
      }
      if meeting.isMade, !isNeighbour { best.made += 1 }
      let value = Fixed.product(Fixed.product(strength, state(links[link].input.status, profile)), factor)
      if value > best.value {
        best.value = value
        best.link = link
        best.meeting = meeting
        best.isNeighbour = isNeighbour
      }
    }
    for link in pair.need.links { consider(link, factor: Fixed.one, isNeighbour: false) }
    best.direction = best.value
    for link in pair.need.neighbours {
      consider(link, factor: profile.point(.chainNeighbour), isNeighbour: true)
    }
    if best.made > 1 {
      let bonus = profile.point(.chainSeveral)
      best.value = min(Fixed.one, best.value + bonus)
      best.direction = min(Fixed.one, best.direction + bonus)
    }
    return best
  }

  /// How strongly what a firm does meets a link: by word, else by class.
  static func meeting(
    _ link: Int, _ business: Business, _ reference: Reference, _ profile: Scale
  ) -> (strength: Int64, meeting: Meeting) {
    var result: (strength: Int64, meeting: Meeting) = (0, .none)
    if let hit = business.text.hit(link) {
      let point: PointName =
        switch hit.meeting {
        case .product: .chainProduct
        case .technology: .chainTechnology
        case .scope: .chainScope
        }
      result = (profile.point(point), .word(hit))
    }
    let atOdds = IndustryFit.isAtOdds(business.codes, profile)
    for claim in business.codes where IndustryFit.counts(claim, atOdds: atOdds, business.codes) {
      let meets = reference.links[link].meets(claim.place)
      guard meets != .none else { continue }
      let strength = profile.point(meets == .exact ? .chainClass : .chainBroadClass)
      if strength > result.strength { result = (strength, .code(claim, isBroad: meets == .broad)) }
    }
    return result
  }

  private static func state(_ status: LinkStatus, _ profile: Scale) -> Int64 {
    switch status {
    case .missing: profile.point(.chainMissing)
    case .weak: profile.point(.chainWeak)
    case .toVerify: profile.point(.chainToVerify)
    case .present: profile.point(.chainPresent)
    }
  }
}
