import Domain
import Testing
import Workflow

@Suite struct VisitOverlapTests {
  private static let day = CalendarDate("2026-12-03")!

  private static func booking(
    _ stop: Int64, _ from: String, _ to: String, hosts: Set<String> = [], site: String = "", building: Int64? = nil,
    firms: Set<Int64> = [], day: CalendarDate = day
  ) -> VisitBooking {
    VisitBooking(
      visit: stop / 100, stop: stop, day: day, from: ClockTime(from)!, to: ClockTime(to)!, hosts: hosts, site: site,
      building: building, firms: firms)
  }

  @Test func `same host, site, building and firm are named`() {
    let first = VisitOverlapTests.booking(
      100, "9:00", "10:00", hosts: ["甲", "乙"], site: "厂房", building: 1, firms: [7, 8])
    let second = VisitOverlapTests.booking(
      200, "9:59", "11:00", hosts: ["乙", "丙"], site: "厂房", building: 1, firms: [8, 9])
    #expect(VisitOverlap(first, second)?.shared == [.host("乙"), .site("厂房"), .building(1), .firm(8)])
  }

  @Test func `one stop may begin when another ends, and another day is another day`() {
    let first = VisitOverlapTests.booking(100, "9:00", "10:00", hosts: ["甲"])
    #expect(VisitOverlap(first, VisitOverlapTests.booking(200, "10:00", "11:00", hosts: ["甲"])) == nil)
    let later = VisitOverlapTests.booking(
      200, "9:00", "10:00", hosts: ["甲"], day: VisitOverlapTests.day.adding(days: 1))
    #expect(VisitOverlap(first, later) == nil)
  }

  @Test func `two empty sites are not the same site, and a stop is not in its own way`() {
    let first = VisitOverlapTests.booking(100, "9:00", "10:00", hosts: ["甲"])
    #expect(VisitOverlap(first, VisitOverlapTests.booking(200, "9:00", "10:00", hosts: ["乙"])) == nil)
    #expect(VisitOverlap(first, first) == nil)
  }

  /// Small worlds, so that overlaps are frequent.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static func random(_ stop: Int64, _ dice: inout Dice) -> VisitBooking {
    let start = Int.random(in: 0..<12, using: &dice)
    let end = start + Int.random(in: 1...6, using: &dice)
    return VisitBooking(
      visit: stop % 5, stop: stop, day: day.adding(days: Int.random(in: 0...1, using: &dice)),
      from: ClockTime("\(start):00")!, to: ClockTime("\(end):00")!,
      hosts: Set((0..<Int.random(in: 0...2, using: &dice)).map { _ in ["甲", "乙", "丙"].randomElement(using: &dice)! }),
      site: ["", "厂房", "会议室"].randomElement(using: &dice)!, building: [nil, 1, 2].randomElement(using: &dice)!,
      firms: Set((0..<Int.random(in: 0...2, using: &dice)).map { _ in Int64.random(in: 1...3, using: &dice) }))
  }

  @Test(arguments: UInt64(1)...20)
  func `an overlap is symmetric, and there is one exactly when a minute and something are shared`(seed: UInt64) {
    var dice = Dice(state: seed)
    let all = (Int64(1)...40).map { VisitOverlapTests.random($0, &dice) }
    for a in all {
      for b in all where a.stop != b.stop {
        let minutes = Set(a.from.minute..<a.to.minute).intersection(b.from.minute..<b.to.minute)
        let wanted =
          !a.hosts.isDisjoint(with: b.hosts) || !a.firms.isDisjoint(with: b.firms)
          || (!a.site.isEmpty && a.site == b.site) || (a.building != nil && a.building == b.building)
        #expect((VisitOverlap(a, b) != nil) == (a.day == b.day && !minutes.isEmpty && wanted))
        #expect(VisitOverlap(a, b)?.shared == VisitOverlap(b, a)?.shared)
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `no two that are let in one after another overlap`(seed: UInt64) {
    var dice = Dice(state: seed)
    var standing: [VisitBooking] = []
    for stop in Int64(1)...60 {
      let new = VisitOverlapTests.random(stop, &dice)
      let found = VisitOverlap.among([new], standing)
      #expect(found.count == standing.count { VisitOverlap(new, $0) != nil })
      if found.isEmpty { standing.append(new) }
    }
    for a in standing { #expect(standing.allSatisfy { VisitOverlap(a, $0) == nil }) }
  }
}
