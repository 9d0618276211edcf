import Domain
package import Service

/// The parks, each with what is free and reserved, and the way to the chains.
package struct ParkListPage: PageModel {
  package static let template = "parks"
  package let frame: Frame
  let views: [VisitTabs.Tab]
  let rows: [Row]
  let isEmpty: Bool
  let keeps: Bool
  let exports: [VisitPage.Link]

  struct Row: Sendable {
    let path: String
    let name: String
    let code: String
    let zones: String
    let left: [String]
    let holds: String
    let due: String?
    let needs: String
  }

  package init(_ parks: [ParkSummary], keeps: Bool, exports: ExportLinks, for reader: Frame.Reader) {
    frame = Frame("园区", in: .parks, for: reader)
    self.keeps = keeps
    views = ParkTabs.all(at: "/parks")
    rows = parks.map { park in
      Row(
        path: "/parks/\(park.park.id)", name: park.park.words(.name), code: park.park.words(.code),
        zones: park.zones.isEmpty ? "未登记片区" : park.zones.joined(separator: "、"), left: park.left,
        holds: "\(park.holds) 项", due: park.due > 0 ? "\(park.due) 项即将到期" : nil, needs: "\(park.needs) 个")
    }
    isEmpty = rows.isEmpty
    self.exports = rows.isEmpty ? [] : exports.links
  }
}

/// The two ways parks are looked at.
enum ParkTabs {
  static func all(at current: String) -> [VisitTabs.Tab] {
    [("要素与片区", "/parks"), ("产业链", "/parks/chains")].map {
      VisitTabs.Tab(label: $0.0, path: $0.1, isCurrent: $0.1 == current)
    }
  }
}

/// The chains of products, each with how many of its links stand how.
package struct ChainListPage: PageModel {
  package static let template = "chains"
  package let frame: Frame
  let views: [VisitTabs.Tab]
  let states: [String]
  let rows: [Row]
  let isEmpty: Bool

  struct Row: Sendable {
    let path: String
    let name: String
    let total: String
    let counts: [Count]
  }

  struct Count: Sendable {
    let label: String
    let count: String
  }

  package init(_ chains: [ChainSummary], for reader: Frame.Reader) {
    frame = Frame("产业链", in: .parks, for: reader)
    views = ParkTabs.all(at: "/parks/chains")
    states = ChainMap.State.allCases.map(\.label)
    rows = chains.map { chain in
      Row(
        path: "/parks/chains/\(chain.code)", name: chain.name, total: "\(chain.total)",
        counts: ChainMap.State.allCases.map { Count(label: $0.label, count: chain.counts[$0].map { "\($0)" } ?? "") })
    }
    isEmpty = rows.isEmpty
  }
}
