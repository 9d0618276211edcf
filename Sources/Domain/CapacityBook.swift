/// What is reserved of one resource of a zone: the one arithmetic of "free less live reservations". A reservation holds
/// through its last day and then frees itself; a firm's own never counts against it.
package struct CapacityBook: Sendable, Hashable {
  package struct Hold: Sendable, Hashable {
    package let id: Int64
    /// Who holds it; 0 where that does not matter.
    package let firm: Int64
    package let amount: Quantity
    /// Its last day.
    package let expires: CalendarDate

    package init(id: Int64, firm: Int64 = 0, amount: Quantity, expires: CalendarDate) {
      self.id = id
      self.firm = firm
      self.amount = amount
      self.expires = expires
    }

    /// Whether it still takes something on a day.
    package func isLive(on day: CalendarDate) -> Bool { expires >= day }
  }

  /// What the ledger says is left before reservations.
  package let free: Quantity
  /// The reservations, expired ones among them.
  package let holds: [Hold]

  /// A ledger line with its reservations.
  package init(free: Quantity, holds: [Hold]) {
    self.free = free
    self.holds = holds
  }

  /// How much is reserved on a day, the reservation `id` left out.
  package func held(on day: CalendarDate, without id: Int64? = nil) -> Quantity {
    sum { $0.isLive(on: day) && $0.id != id }
  }

  /// How much each firm has reserved on a day, thousandths of the unit.
  package func heldByFirm(on day: CalendarDate) -> [Int64: Int64] {
    var held: [Int64: Int64] = [:]
    for hold in holds where hold.isLive(on: day) { held[hold.firm, default: 0] += hold.amount.milli }
    return held
  }

  /// How much may still be reserved on a day, the reservation `id` left out; never below zero.
  package func left(on day: CalendarDate, without id: Int64? = nil) -> Quantity {
    Quantity(milli: max(0, free.milli - held(on: day, without: id).milli))
  }

  /// Whether a reservation fits beside the others on a day; one that has expired takes nothing.
  package func takes(_ hold: Hold, on day: CalendarDate) -> Bool {
    !hold.isLive(on: day) || hold.amount <= left(on: day, without: hold.id)
  }

  /// Whether the ledger may say that this much is left.
  package func admits(free: Quantity, on day: CalendarDate) -> Bool { free >= held(on: day) }

  private func sum(_ counts: (Hold) -> Bool) -> Quantity {
    Quantity(milli: holds.reduce(0) { counts($1) ? $0 + $1.amount.milli : $0 })
  }
}
