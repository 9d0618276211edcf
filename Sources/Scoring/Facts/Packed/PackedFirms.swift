/// The firms of a snapshot as bytes: an object is made of one only while it is judged.
struct PackedFirms: Sendable {
  /// Numbers, ascending once they are sorted.
  private(set) var ids: [Int64] = []
  /// Number of each firm's business.
  private(set) var business: [Int32] = []
  /// Whether each firm produces in the county already.
  private(set) var isLocal: [Bool] = []
  /// Whether anybody looked for each firm in a register.
  private(set) var isChecked: [Bool] = []
  /// Where firms will not go, by number; few say so.
  private(set) var exclusions: [Int64: Dated<[ExcludedRegion]>] = [:]
  /// What they do, each once.
  private(set) var table = BusinessNumbers()
  /// The places they name.
  private(set) var places = PlaceNumbers()
  private var packer = Packer()
  private var starts: [Int] = []

  /// Room for `count` firms.
  mutating func reserve(_ count: Int) {
    ids.reserveCapacity(count)
    business.reserveCapacity(count)
    isLocal.reserveCapacity(count)
    isChecked.reserveCapacity(count)
    starts.reserveCapacity(count)
  }

  mutating func add(_ firm: FirmInput, _ reference: Reference) {
    ids.append(firm.id)
    business.append(table.number(of: firm, reference))
    isLocal.append(firm.isLocal)
    isChecked.append(!firm.standingChecks.isEmpty)
    exclusions[firm.id] = firm.excludedRegions
    starts.append(packer.bytes.count)
    firm.pack(into: &packer)
    for share in firm.markets?.value ?? [] { places.add(share.place) }
    for share in firm.suppliers?.value ?? [] { places.add(share.place) }
    if let port = firm.exportPort { places.add(port.value) }
    for tie in firm.ties { if let home = tie.homePlace { places.add(home) } }
  }

  /// Puts the firms in the order of their numbers and lets go of what only adding needs.
  mutating func finish() {
    table.finish()
    guard zip(ids, ids.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
    ids = order.map { ids[$0] }
    business = order.map { business[$0] }
    isLocal = order.map { isLocal[$0] }
    isChecked = order.map { isChecked[$0] }
    starts = order.map { starts[$0] }
  }

  /// About how many bytes of memory they take.
  var bytes: Int { packer.bytes.count + 48 * ids.count + 1024 * table.businesses.count }

  /// The firm of an index.
  func firm(_ index: Int) -> FirmInput {
    var unpacker = Unpacker(packer.bytes, packer.table, at: starts[index])
    return FirmInput(from: &unpacker, table.businesses[Int(business[index])])
  }

  /// The index of a firm by its number, the first of equal ones.
  func index(of id: Int64) -> Int? {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? low : nil
  }
}
