/// What an author is told when a need is saved: nothing of it forbids saving.
package struct NeedAdvice: Sendable, Hashable, Encodable {
  /// What the advice is about.
  package enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// The need targets a link flagged W, which is treated as 受限 until a ruling.
    case restrictedLink = "restricted_link"
    /// The need targets a link flagged L: ask first.
    case limitedLink = "limited_link"
    /// A target link is in no chain.
    case unknownLink = "unknown_link"
    /// An offer has no basis in law (公平竞争审查条例, since 2024-08-01).
    case offerWithoutBasis = "offer_without_basis"
    /// More is offered than the zone has left.
    case beyondLedger = "beyond_ledger"
    /// Building, zone and park do not belong together.
    case buildingOutsideZone = "building_outside_zone"
  }

  /// What the advice is about.
  package let code: Code
  /// The sentence shown to the author.
  package let text: String

  package init(code: Code, text: String) {
    self.code = code
    self.text = text
  }

  /// The advice for a need over the links of all chains.
  package static func of(_ need: NeedInput, links: [LinkInput]) -> [NeedAdvice] {
    var advice: [NeedAdvice] = []
    for id in need.targetLinks {
      guard let link = links.first(where: { $0.id == id }) else {
        advice.append(NeedAdvice(code: .unknownLink, text: "目标环节\(id)不在产业链表中"))
        continue
      }
      if link.isRestricted {
        advice.append(
          NeedAdvice(code: .restrictedLink, text: "目标环节\(id)\(link.name)受准入限制,认定可建之前按受限处理,宜市外协作"))
      } else if link.isLimited {
        advice.append(NeedAdvice(code: .limitedLink, text: "目标环节\(id)\(link.name)属限量环节,接洽前先问清用水、排放和准入条件"))
      }
    }
    for offer in need.lawfulOffers where offer.basis?.isEmpty ?? true {
      advice.append(NeedAdvice(code: .offerWithoutBasis, text: "支持事项“\(offer.code)”没有法律依据,不得承诺"))
    }
    return advice
  }
}
