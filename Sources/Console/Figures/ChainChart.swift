import Scoring
import Service

/// A chain of products as a drawing: each link a box whose form and word tell how it stands, each arrow from a link to what it
/// feeds. The table of the same links stands behind it.
struct ChainChart: Sendable {
  /// The height of a box and what lies between the tops of two layers.
  private static let (box, step) = (58, 104)

  struct Node: Sendable {
    let x: Int
    let y: Int
    let middle: Int
    let first: Int
    let second: Int
    let third: Int
    let code: String
    let name: String
    /// Whether the name is set smaller to fit.
    let isLong: Bool
    let word: String
    let makers: String
    let state: String
    /// The outline of a box with its corners cut; `nil` for one that has them.
    let outline: String?
    /// The inner outline of a double box.
    let inner: String?
  }

  struct Edge: Sendable {
    let path: String
    let isBack: Bool
  }

  let nodes: [Node]
  let edges: [Edge]
  let width: Int
  let height: Int
  let title: String
  let description: String

  init(_ chain: ChainMap) {
    let numbers = Dictionary(chain.links.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = chain.links.enumerated().flatMap { from, link in
      link.feeds.compactMap { numbers[$0] }.map { (from: from, to: $0) }
    }
    let layout = ChainLayout(count: chain.links.count, edges: pairs)
    width = layout.width + 8
    height = max(0, layout.layers - 1) * ChainChart.step + ChainChart.box + 8
    func top(_ layer: Int) -> Int { 4 + layer * ChainChart.step }
    nodes = layout.items.compactMap { item in
      guard let number = item.node else { return nil }
      return ChainChart.node(chain.links[number], x: item.x + 4 - ChainLayout.node / 2, y: top(item.layer))
    }
    edges = layout.ways.map { way in
      var path = ""
      for (a, b) in zip(way.items, way.items.dropFirst()) {
        let (from, to) = (layout.items[a], layout.items[b])
        // Arrows stop short of the box they point at; a passing edge runs straight through its layer.
        let start = top(from.layer) + ChainChart.box + (way.isBack && from.node != nil ? 2 : 0)
        let end = top(to.layer) - (!way.isBack && to.node != nil ? 2 : 0)
        let half = (start + end) / 2
        path += path.isEmpty ? "M\(from.x + 4 + (way.isBack ? 24 : 0)) \(start)" : "V\(start)"
        path +=
          "C\(from.x + 4 + (way.isBack && from.node != nil ? 24 : 0)) \(half) "
          + "\(to.x + 4 + (way.isBack && to.node != nil ? 24 : 0)) \(half) "
          + "\(to.x + 4 + (way.isBack && to.node != nil ? 24 : 0)) \(end)"
      }
      return Edge(path: path, isBack: way.isBack)
    }
    title = "\(chain.name)产业链图"
    description =
      ChainMap.State.allCases.compactMap { state in
        let links = chain.links.filter { $0.state == state }
        return links.isEmpty
          ? nil : "\(state.label) \(links.count) 个:" + links.map { "\($0.id) \($0.name)" }.joined(separator: "、")
      }.joined(separator: ";") + "。箭头由上游指向下游,虚线箭头为回用。"
  }

  private static func node(_ link: ChainMap.Link, x: Int, y: Int) -> Node {
    let isRestricted = link.state == .restricted
    return Node(
      x: x, y: y, middle: x + ChainLayout.node / 2, first: y + 18, second: y + 36, third: y + 51, code: link.id,
      name: link.name, isLong: link.name.count > 9, word: link.state.label,
      makers: link.state == .external
        ? "不在县内落地"
        : link.makers.sure > 0
          ? "可补 \(link.makers.sure) 家" : link.makers.possible > 0 ? "或可 \(link.makers.possible) 家" : "暂无企业",
      state: link.state.rawValue, outline: isRestricted ? cut(x, y, 0) : nil, inner: isRestricted ? cut(x, y, 4) : nil)
  }

  /// A box with cut corners, drawn in by so much.
  private static func cut(_ x: Int, _ y: Int, _ inset: Int) -> String {
    let (l, t, r, b) = (x + inset, y + inset, x + ChainLayout.node - inset, y + box - inset)
    let c = 10
    return "M\(l + c) \(t)H\(r - c)L\(r) \(t + c)V\(b - c)L\(r - c) \(b)H\(l + c)L\(l) \(b - c)V\(t + c)Z"
  }
}
