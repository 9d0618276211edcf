import Domain

/// The plans of a snapshot as bytes, those of a firm one after the other.
struct PackedPlans: Sendable {
  /// Numbers, ascending for each firm once they are grouped.
  private(set) var ids: [Int64] = []
  private var firms: [Int64] = []
  private var packer = Packer()
  private var starts: [Int] = []
  /// Where each firm's plans begin, by the firm's index; one more at the end.
  private var firstOfFirm: [Int32] = []
  private(set) var facts: [PlanFacts] = []
  private(set) var trades: [TradeWeight?] = []
  private var goods: [GoodsClass?] = []

  mutating func add(_ plan: PlanInput) {
    ids.append(plan.id)
    firms.append(plan.firm)
    starts.append(packer.bytes.count)
    plan.pack(into: &packer)
  }

  /// Groups the plans by firm, each firm's by number, and prepares them; plans of other firms are left out.
  mutating func finish(_ owners: PackedFirms, _ reference: Reference) {
    let places = firms.map { owners.index(of: $0) ?? -1 }
    let order = ids.indices.filter { places[$0] >= 0 }.sorted { (places[$0], ids[$0]) < (places[$1], ids[$1]) }
    firstOfFirm = Array(repeating: 0, count: owners.ids.count + 1)
    for plan in order { firstOfFirm[places[plan] + 1] += 1 }
    for firm in owners.ids.indices { firstOfFirm[firm + 1] += firstOfFirm[firm] }
    ids = order.map { ids[$0] }
    starts = order.map { starts[$0] }
    firms = []
    for (row, plan) in order.enumerated() {
      let firm = owners.table.businesses[Int(owners.business[places[plan]])].key
      let prepared = PlanRow(input(row), of: firm, reference: reference)
      facts.append(prepared.facts)
      goods.append(prepared.goods)
      trades.append(prepared.trade)
    }
  }

  /// The rows of a firm's plans among all plans.
  func rows(of firm: Int) -> Range<Int> { Int(firstOfFirm[firm])..<Int(firstOfFirm[firm + 1]) }

  /// About how many bytes of memory they take.
  var bytes: Int { packer.bytes.count + 48 * ids.count }

  /// The plan of a row.
  func plan(_ row: Int) -> PlanRow { PlanRow(input(row), facts: facts[row], goods: goods[row], trade: trades[row]) }

  /// What was given of a row.
  func input(_ row: Int) -> PlanInput {
    var unpacker = Unpacker(packer.bytes, packer.table, at: starts[row])
    return PlanInput(from: &unpacker)
  }
}
