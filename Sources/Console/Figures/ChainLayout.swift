/// Places the nodes of a directed graph on layers, from what others feed on down to what feeds none, with few crossings.
///
/// Loops are allowed: the edge that would close one runs upwards. An edge that passes a layer takes room there, so that no
/// line runs through a node.
struct ChainLayout: Sendable {
  /// A node, or the room that an edge takes on a layer that it passes.
  struct Item: Sendable {
    let node: Int?
    let layer: Int
    /// The middle, in the layout's own units.
    var x: Int
  }

  /// An edge as the items it runs through, from above.
  struct Way: Sendable {
    let items: [Int]
    /// Whether it leads upwards.
    let isBack: Bool
  }

  private(set) var items: [Item] = []
  private(set) var ways: [Way] = []
  let layers: Int
  private(set) var width = 0

  /// The room a node and a passing edge take, and between two.
  static let (node, pass, gap) = (132, 16, 18)

  /// - Parameters:
  ///   - count: how many nodes there are.
  ///   - edges: pairs of nodes, 0 ..< `count`; an edge from a node to itself is left out.
  init(count: Int, edges: [(from: Int, to: Int)]) {
    let edges = edges.filter { $0.from != $0.to }
    let back = ChainLayout.closing(count, edges)
    let down = edges.enumerated().map { back.contains($0) ? (from: $1.to, to: $1.from) : $1 }
    let layer = ChainLayout.layers(count, down)
    layers = (layer.max() ?? -1) + 1
    var rows = Array(repeating: [Int](), count: layers)
    for node in 0..<count {
      rows[layer[node]].append(items.count)
      items.append(Item(node: node, layer: layer[node], x: 0))
    }
    for (index, edge) in down.enumerated() {
      var way = [edge.from]
      for passed in (layer[edge.from] + 1)..<max(layer[edge.from] + 1, layer[edge.to]) {
        rows[passed].append(items.count)
        way.append(items.count)
        items.append(Item(node: nil, layer: passed, x: 0))
      }
      ways.append(Way(items: way + [edge.to], isBack: back.contains(index)))
    }
    let order = ChainLayout.ordered(rows, links: ways.flatMap { zip($0.items, $0.items.dropFirst()).map { ($0, $1) } })
    place(order)
  }

  /// The edges that close a loop when nodes are followed in their order, those first that nothing feeds.
  private static func closing(_ count: Int, _ edges: [(from: Int, to: Int)]) -> Set<Int> {
    var out = Array(repeating: [(edge: Int, to: Int)](), count: count)
    var fed = Array(repeating: 0, count: count)
    for (index, edge) in edges.enumerated() {
      out[edge.from].append((index, edge.to))
      fed[edge.to] += 1
    }
    var state = Array(repeating: 0, count: count)
    var closing: Set<Int> = []
    func follow(_ node: Int) {
      state[node] = 1
      for next in out[node] {
        if state[next.to] == 1 { closing.insert(next.edge) } else if state[next.to] == 0 { follow(next.to) }
      }
      state[node] = 2
    }
    for node in (0..<count).sorted(by: { (fed[$0] == 0 ? 0 : 1, $0) < (fed[$1] == 0 ? 0 : 1, $1) })
    where state[node] == 0 { follow(node) }
    return closing
  }

  /// The layer of each node: below all that feed it; what nothing feeds stands just above what it feeds.
  private static func layers(_ count: Int, _ edges: [(from: Int, to: Int)]) -> [Int] {
    var layer = Array(repeating: 0, count: count)
    // The longest way through so many nodes without a loop.
    for _ in 0..<max(1, count) {
      var isSettled = true
      for edge in edges where layer[edge.to] <= layer[edge.from] {
        layer[edge.to] = layer[edge.from] + 1
        isSettled = false
      }
      if isSettled { break }
    }
    let fed = Set(edges.map(\.to))
    for node in 0..<count where !fed.contains(node) {
      if let next = edges.filter({ $0.from == node }).map({ layer[$0.to] }).min() { layer[node] = next - 1 }
    }
    return layer
  }

  /// The items of each layer so ordered that few links cross.
  private static func ordered(_ rows: [[Int]], links: [(Int, Int)]) -> [[Int]] {
    var above: [Int: [Int]] = [:]
    var below: [Int: [Int]] = [:]
    for (upper, lower) in links {
      above[lower, default: []].append(upper)
      below[upper, default: []].append(lower)
    }
    var rows = rows
    var best = (rows: rows, crossings: crossings(rows, below))
    for round in 0..<16 {
      let isDown = round % 2 == 0
      let order = isDown ? Array(rows.indices.dropFirst()) : Array(rows.indices.dropLast().reversed())
      for index in order {
        let fixed = rows[isDown ? index - 1 : index + 1]
        let place = Dictionary(uniqueKeysWithValues: fixed.enumerated().map { ($1, $0) })
        let weights = rows[index].enumerated().map { position, item -> (weight: Int, position: Int, item: Int) in
          let near = ((isDown ? above : below)[item] ?? []).compactMap { place[$0] }
          return (near.isEmpty ? position * 1000 : near.reduce(0, +) * 1000 / near.count, position, item)
        }
        rows[index] = weights.sorted { ($0.weight, $0.position) < ($1.weight, $1.position) }.map(\.item)
      }
      let now = crossings(rows, below)
      if now < best.crossings { best = (rows, now) }
    }
    return best.rows
  }

  private static func crossings(_ rows: [[Int]], _ below: [Int: [Int]]) -> Int {
    var count = 0
    for (upper, lower) in zip(rows, rows.dropFirst()) {
      let place = Dictionary(uniqueKeysWithValues: lower.enumerated().map { ($1, $0) })
      let ends = upper.map { (below[$0] ?? []).compactMap { place[$0] } }
      for (index, left) in ends.enumerated() {
        for right in ends.dropFirst(index + 1) {
          for a in left { for b in right where a > b { count += 1 } }
        }
      }
    }
    return count
  }

  /// Gives each item its place: side by side on its layer, drawn towards those it is linked with.
  private mutating func place(_ rows: [[Int]]) {
    let room = items.map { $0.node == nil ? ChainLayout.pass : ChainLayout.node }
    let widths = rows.map { row in row.reduce(0) { $0 + room[$1] } + max(0, row.count - 1) * ChainLayout.gap }
    width = widths.max() ?? 0
    for (row, own) in zip(rows, widths) {
      var x = (width - own) / 2
      for item in row {
        items[item].x = x + room[item] / 2
        x += room[item] + ChainLayout.gap
      }
    }
    var linked = Array(repeating: [Int](), count: items.count)
    for way in ways {
      for (a, b) in zip(way.items, way.items.dropFirst()) {
        linked[a].append(b)
        linked[b].append(a)
      }
    }
    for round in 0..<12 {
      for row in round % 2 == 0 ? rows : rows.reversed() {
        let wished = row.map { item in
          linked[item].isEmpty ? items[item].x : linked[item].reduce(0) { $0 + items[$1].x } / linked[item].count
        }
        settle(row, wished, room)
      }
    }
  }

  /// Moves the items of a layer as near to where they wish as their order and the width allow.
  private mutating func settle(_ row: [Int], _ wished: [Int], _ room: [Int]) {
    guard !row.isEmpty else { return }
    var least = Array(repeating: 0, count: row.count)
    var most = Array(repeating: 0, count: row.count)
    var x = 0
    for index in row.indices {
      least[index] = x + room[row[index]] / 2
      x += room[row[index]] + ChainLayout.gap
    }
    x = width
    for index in row.indices.reversed() {
      most[index] = x - room[row[index]] / 2
      x -= room[row[index]] + ChainLayout.gap
    }
    // From the left as wished; then back from the right, so that what was pushed too far gives way on both sides.
    var left: [Int] = []
    for index in row.indices {
      var at = min(max(wished[index], least[index]), most[index])
      if let before = left.last {
        at = max(at, before + (room[row[index - 1]] + room[row[index]]) / 2 + ChainLayout.gap)
      }
      left.append(at)
    }
    var right = left
    for index in row.indices.reversed() {
      var at = min(max(wished[index], least[index]), most[index])
      if index < row.count - 1 {
        at = min(at, right[index + 1] - (room[row[index]] + room[row[index + 1]]) / 2 - ChainLayout.gap)
      }
      right[index] = at
    }
    // Half of both orders keeps the distances of both.
    for (index, item) in row.enumerated() {
      items[item].x = min(max((left[index] + right[index]) / 2, least[index]), most[index])
    }
  }
}
