import Domain

/// The firms that meet a link of a chain, as 补链强链 meets them.
package struct LinkMakers: Sendable, Hashable {
  /// How many meet it by a product, a technology or a class that is its own.
  package let sure: Int
  /// How many meet it by their 经营范围 or a broad class alone.
  package let possible: Int
  /// The strongest, then those of smaller number.
  package let first: [Maker]

  package struct Maker: Sendable, Hashable {
    package let enterprise: NamedEnterprise
    /// By what it meets the link: `产品“线束”`.
    package let words: String
    package let isSure: Bool
    /// Whether it produces in the county already.
    package let isLocal: Bool
  }

  package static let none = LinkMakers(sure: 0, possible: 0, first: [])
}

extension Snapshot {
  /// The links of all chains, as they stand.
  package var chainLinks: [LinkInput] { prepared.links.map(\.input) }

  /// Who meets each of these links under a profile, the strongest `most` by name. Links that are none have none.
  package func makers(of links: [String], profile: Profile, most: Int) -> [String: LinkMakers] {
    let scale = Scale(profile)
    let wanted = links.compactMap { id in prepared.linkIndex[id].map { (id: id, index: $0) } }
    var isWanted = Array(repeating: false, count: prepared.links.count)
    var classes: Set<Int32> = []
    for link in wanted {
      isWanted[link.index] = true
      classes.formUnion(prepared.links[link.index].classes.map(\.class))
    }
    classes.remove(-1)
    var found = Array(repeating: Found(most: most), count: wanted.count)
    for (number, business) in businesses.enumerated() {
      guard
        business.text.hits.contains(where: { isWanted[$0.link] })
          || business.codes.contains(where: { classes.contains($0.place.class) })
      else { continue }
      for (slot, link) in wanted.enumerated() {
        let (strength, meeting) = ChainFit.meeting(link.index, business, prepared, scale)
        guard strength > 0 else { continue }
        found[slot].add(rowsOfBusiness[number], strength, meeting)
      }
    }
    var makers: [String: LinkMakers] = [:]
    for (link, found) in zip(wanted, found) {
      makers[link.id] = LinkMakers(
        sure: found.sure, possible: found.possible,
        first: found.first.map { row in
          LinkMakers.Maker(
            enterprise: NamedEnterprise(firm(ids[Int(row.row)]) ?? FirmInput(id: ids[Int(row.row)], name: "")),
            words: row.meeting.text(prepared), isSure: row.meeting.isSure, isLocal: isLocal[Int(row.row)])
        })
    }
    return makers
  }

  /// The firms that meet a link, counted, and the first of them.
  private struct Found {
    let most: Int
    var (sure, possible) = (0, 0)
    /// The strongest, then those of smaller number.
    var first: [(strength: Int64, row: Int32, meeting: ChainFit.Meeting)] = []

    init(most: Int) { self.most = most }

    mutating func add(_ rows: some Collection<Int32>, _ strength: Int64, _ meeting: ChainFit.Meeting) {
      if meeting.isSure { sure += rows.count } else { possible += rows.count }
      for row in rows {
        let place = first.firstIndex { ($0.strength, row) < (strength, $0.row) } ?? first.count
        guard place < most else { continue }
        if first.count == most { first.removeLast() }
        first.insert((strength, row, meeting), at: place)
      }
    }
  }
}
