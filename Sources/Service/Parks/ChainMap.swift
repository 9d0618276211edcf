package import Domain
package import Scoring

/// A chain of products with the state of each link in the county, who could fill it, and which needs ask for it.
package struct ChainMap: Sendable {
  package let code: String
  package let name: String
  package let links: [Link]

  /// How a link stands. A restricted link counts as restricted whatever else is known of it.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case present, weak
    case toVerify = "to_verify"
    case missing, restricted
    /// Customers or suppliers elsewhere, not to be landed here.
    case external

    /// The words on screen.
    package var label: String {
      switch self {
      case .present: LinkStatus.present.label
      case .weak: LinkStatus.weak.label
      case .toVerify: LinkStatus.toVerify.label
      case .missing: LinkStatus.missing.label
      case .restricted: "受限"
      case .external: "县外"
      }
    }

    init(_ link: LinkInput, isExternal: Bool) {
      self =
        switch (link.isRestricted, isExternal, link.status) {
        case (true, _, _): .restricted
        case (_, true, _): .external
        case (_, _, .present): .present
        case (_, _, .weak): .weak
        case (_, _, .toVerify): .toVerify
        case (_, _, .missing): .missing
        }
    }
  }

  package struct Link: Sendable {
    package let id: String
    package let name: String
    package let state: State
    /// Ask for water, discharge and admission before it is courted.
    package let isLimited: Bool
    /// How near its goods are to be had; `nil` where nobody knows.
    package let supply: LinkSupply?
    /// What is recorded of it locally; `nil` where nothing is.
    package let record: Stored<LinkField>?
    /// Where its state comes from.
    package let source: SourceView?
    /// The links that it feeds, of this chain.
    package let feeds: [String]
    /// The needs that ask for it.
    package let needs: [NamedNeed]
    package let makers: LinkMakers
  }
}

/// How many links of a chain stand how.
package struct ChainSummary: Sendable {
  package let code: String
  package let name: String
  package let counts: [ChainMap.State: Int]

  /// How many links it has.
  package var total: Int { counts.values.reduce(0, +) }
}
