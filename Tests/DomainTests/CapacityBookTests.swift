import Domain
import Testing

@Suite struct CapacityBookTests {
  private static let start = CalendarDate("2026-11-23")!

  /// Seeded numbers below a limit.
  private struct Numbers {
    var state: UInt64
    mutating func below(_ limit: UInt64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64((state >> 33) % limit)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `whatever is asked for in whatever order, no day is promised more than there is`(seed: UInt64) {
    var numbers = Numbers(state: seed)
    var book = CapacityBook(free: Quantity(30), holds: [])
    var day = CapacityBookTests.start
    var taken = 0
    for id in 0..<400 {
      switch numbers.below(10) {
      case 0: day = day.adding(days: Int(numbers.below(5)))
      case 1:
        let free = Quantity(milli: numbers.below(40_000))
        if book.admits(free: free, on: day) { book = CapacityBook(free: free, holds: book.holds) }
      default:
        // Some are new, some replace one that stands.
        let number = numbers.below(4) == 0 ? numbers.below(UInt64(id + 1)) : Int64(id)
        let hold = CapacityBook.Hold(
          id: number, amount: Quantity(milli: numbers.below(12_000)),
          expires: day.adding(days: Int(numbers.below(20)) - 2))
        guard book.takes(hold, on: day) else {
          #expect(hold.amount > book.left(on: day, without: number))
          continue
        }
        book = CapacityBook(free: book.free, holds: book.holds.filter { $0.id != number } + [hold])
        taken += 1
      }
      #expect(book.held(on: day) <= book.free)
      #expect(book.left(on: day).milli == book.free.milli - book.held(on: day).milli)
      #expect(book.held(on: day.adding(days: 1)) <= book.held(on: day), "days only free capacity")
    }
    #expect(taken > 20)
  }

  @Test func `a hold stands through its last day`() {
    let hold = CapacityBook.Hold(id: 1, amount: Quantity(30), expires: CapacityBookTests.start)
    let book = CapacityBook(free: Quantity(30), holds: [hold])
    #expect(book.left(on: CapacityBookTests.start) == Quantity(0))
    #expect(book.left(on: CapacityBookTests.start.adding(days: 1)) == Quantity(30))
    #expect(book.takes(hold, on: CapacityBookTests.start), "it is not counted against itself")
  }
}
