import Domain

/// A number with the day it was true; without a day it is unknown.
struct AgedValue: Sendable, Hashable {
  private let value: Int64
  private let day: Int32

  static let unknown = AgedValue(value: 0, day: .min)

  private init(value: Int64, day: Int32) {
    self.value = value
    self.day = day
  }

  init<Value>(_ fact: Dated<Value>?, _ number: (Value) -> Int64) {
    guard let fact else {
      self = .unknown
      return
    }
    self.init(value: number(fact.value), day: fact.asOf.day)
  }

  /// The number, unless it was true only before `oldest`.
  func known(since oldest: CalendarDate) -> Int64? { day >= oldest.day ? value : nil }
}

extension AgedValue {
  init(_ fact: Dated<Quantity>?) { self.init(fact, \.milli) }
  init(_ fact: Dated<Money>?) { self.init(fact, \.yuan) }
  init(_ fact: Dated<Bool>?) { self.init(fact) { $0 ? 1 : 0 } }
  init(_ fact: Dated<CalendarDate>?) { self.init(fact) { Int64($0.day) } }
}
