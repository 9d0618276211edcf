public import Domain

/// What is reserved of one resource of a zone. A reservation holds through its last day and then frees itself.
public struct CapacityBook: Sendable, Hashable {
  /// A reservation.
  public struct Hold: Sendable, Hashable {
    /// Its number.
    public let id: Int64
    /// How much.
    public let amount: Quantity
    /// Its last day.
    public let expires: CalendarDate

    /// A reservation.
    public init(id: Int64, amount: Quantity, expires: CalendarDate) {
      self.id = id
      self.amount = amount
      self.expires = expires
    }
  }

  /// What the ledger says is left before reservations.
  public let free: Quantity
  /// The reservations, expired ones among them.
  public let holds: [Hold]

  /// A ledger line with its reservations.
  public init(free: Quantity, holds: [Hold]) {
    self.free = free
    self.holds = holds
  }

  /// How much is reserved on a day, the reservation `id` left out.
  public func held(on day: CalendarDate, without id: Int64? = nil) -> Quantity {
    Quantity(milli: holds.filter { $0.expires >= day && $0.id != id }.reduce(0) { $0 + $1.amount.milli })
  }

  /// How much may still be reserved on a day, the reservation `id` left out; never below zero.
  public func left(on day: CalendarDate, without id: Int64? = nil) -> Quantity {
    Quantity(milli: max(0, free.milli - held(on: day, without: id).milli))
  }

  /// Whether a reservation fits beside the others on a day; one that has expired takes nothing.
  public func takes(_ hold: Hold, on day: CalendarDate) -> Bool {
    hold.expires < day || hold.amount <= left(on: day, without: hold.id)
  }

  /// Whether the ledger may say that this much is left.
  public func admits(free: Quantity, on day: CalendarDate) -> Bool { free >= held(on: day) }
}
