import Domain
import Service

/// What a zone has of each resource as bars: taken, reserved, left. The table of the ledger stands behind it.
struct CapacityBars: Sendable {
  /// The length of a whole bar, and what lies between the tops of two, in the drawing's own units.
  private static let (length, step): (Int64, Int64) = (360, 34)

  struct Bar: Sendable {
    let y: Int64
    let middle: Int64
    let label: String
    /// Where the reserved and the free part begin, and how long the parts are.
    let taken: Int64
    let held: Int64
    let leftAt: Int64
    let left: Int64
    let words: String
  }

  /// A name for its parts that no other drawing of the page has.
  let id: String
  let bars: [Bar]
  let height: Int64
  let title: String
  let description: String

  /// `nil` where nobody knows how much there is in all.
  init?(_ zone: ParkZone) {
    // Of labour nothing is reserved.
    let lines = zone.lines.filter { $0.line[.resource, as: Resource.self] != nil }.compactMap { line in
      line.total.flatMap { $0.milli > 0 ? (line: line, total: $0) : nil }
    }
    guard !lines.isEmpty else { return nil }
    id = "zone-\(zone.zone.id)"
    bars = lines.enumerated().map { index, entry in
      let (line, total) = entry
      func share(_ quantity: Quantity) -> Int64 {
        // Multiplied as they are, great amounts would leave 64 bits.
        Int64(Double(min(max(quantity.milli, 0), total.milli)) / Double(total.milli) * Double(CapacityBars.length))
      }
      let left = min(share(line.left), CapacityBars.length)
      let held = min(share(line.held), CapacityBars.length - left)
      let taken = CapacityBars.length - held - left
      let y = Int64(index) * CapacityBars.step
      return Bar(
        y: y + 6, middle: y + 22, label: line.label, taken: taken, held: held, leftAt: taken + held, left: left,
        words: "可用 \(line.left.text) / \(total.text)\(line.unit)")
    }
    height = Int64(lines.count) * CapacityBars.step
    title = "\(zone.zone.words(.name))要素余量"
    description =
      lines.map { line, total in
        "\(line.label)共 \(total.text)\(line.unit),可用 \(line.left.text),已预留 \(line.held.text)"
      }.joined(separator: ";") + "。"
  }
}
