import Domain
import Testing
import Workflow

/// Any sequence of valid moves and undos keeps what the course promises.
@Suite struct StageCourseTests {
  private static let start = CalendarDate("2026-03-02")!

  /// Equal numbers for equal seeds.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) | (state << 31)
    }
  }

  /// Walks `steps` random steps, valid or not, and hands each state to `check` with the last day.
  private static func walk(
    seed: UInt64, steps: Int, _ check: (StageCourse, CalendarDate) throws -> Void
  ) rethrows {
    var dice = Seeded(state: seed &* 2_654_435_761 &+ 1)
    var day = start
    var course = StageCourse(opened: .lead, on: day, id: 1)
    for step in 2..<(steps + 2) {
      let before = course
      if Int.random(in: 0..<4, using: &dice) == 0 {
        _ = try? course.undo(on: day, id: Int64(step))
      } else {
        let places = Stage.allCases.flatMap { stage in
          [StagePosition(stage)] + StageExit.allCases.map { StagePosition(stage, exit: $0) }
        }
        let targets = ShippedStages.table.targets(from: course.position)
        let target =
          Bool.random(using: &dice) ? targets.randomElement(using: &dice) : places.randomElement(using: &dice)
        let on = day.adding(days: Int.random(in: -5...40, using: &dice))
        let grounds = StageTableTests.grounds {
          if Bool.random(using: &dice), let exit = target?.exit {
            $0.reason = ShippedStages.table.reasons.filter { $0.exits.contains(exit) }.randomElement(using: &dice)?.code
          }
          if Int.random(in: 0..<6, using: &dice) == 0 { $0.reason = nil }
        }
        do {
          try course.move(
            to: target ?? .init(.lead), on: on, today: max(day, on), id: Int64(step), grounds, ShippedStages.table)
          day = max(day, on)
        } catch {
          // A refused move leaves everything as it was.
          if course != before { Issue.record("a refused move changed the course") }
        }
      }
      try check(course, day)
    }
  }

  @Test(arguments: 0..<60)
  func `moves that count follow each other, and days never run backwards`(seed: UInt64) {
    Self.walk(seed: seed, steps: 60) { course, _ in
      #expect(course.counted.first?.from == nil)
      for (a, b) in zip(course.counted, course.counted.dropFirst()) {
        #expect(b.from == a.to && a.day <= b.day)
        #expect(ShippedStages.table.requirements(from: a.to, to: b.to) != nil)
      }
      // What is recorded tells the same course again.
      #expect(StageCourse(course.moves) == course)
    }
  }

  @Test(arguments: 0..<60)
  func `times in stages sum to the whole`(seed: UInt64) {
    Self.walk(seed: seed, steps: 60) { course, day in
      let through = day.adding(days: 7)
      let stays = course.stays(through: through)
      #expect(stays.reduce(0) { $0 + $1.days } == Int(through.day - course.openedOn.day))
      #expect(stays.map(\.position) == course.counted.map(\.to))
      #expect(stays.last?.until == nil && stays.dropLast().allSatisfy { $0.until != nil })
    }
  }

  @Test(arguments: 0..<60)
  func `a project that left has a reason that goes with its exit, and one that is worked has none`(seed: UInt64) {
    Self.walk(seed: seed, steps: 60) { course, _ in
      guard let exit = course.position.exit else {
        #expect(course.exitReason == nil)
        return
      }
      let reason = ShippedStages.table.reasons.first { $0.code == course.exitReason }
      #expect(reason?.exits.contains(exit) == true)
    }
  }

  @Test(arguments: 0..<60)
  func `signing stands on a review that came before, and the first signing is the one that counts`(seed: UInt64) {
    Self.walk(seed: seed, steps: 60) { course, _ in
      let signings = course.counted.indices.filter { course.counted[$0].to == .init(.contract) }
      #expect(course.signedOn == signings.first.map { course.counted[$0].day })
      for index in signings {
        let from = course.counted[index].from
        #expect(from == .init(.review) || from?.exit != nil)
      }
    }
  }

  @Test(arguments: 0..<60)
  func `undo brings the state before back, leaves a move of its own, and keeps the rest`(seed: UInt64) throws {
    try Self.walk(seed: seed, steps: 40) { course, day in
      var undone = course
      guard course.counted.count > 1 else {
        #expect(throws: StageCourse.Refusal.nothingToUndo) { try undone.undo(on: day, id: 999) }
        #expect(undone == course)
        return
      }
      let taken = try undone.undo(on: day, id: 999)
      #expect(taken == course.counted.last)
      #expect(undone.counted == Array(course.counted.dropLast()))
      #expect(undone.position == taken.from && undone.moves.dropLast() == course.moves[...])
      #expect(undone.moves.last?.undoes == taken.id && undone.moves.last?.to == undone.position)
      #expect(StageCourse(undone.moves) == undone)
    }
  }

  @Test func `a move is refused with the reason it cannot stand`() throws {
    let day = Self.start
    var course = StageCourse(opened: .lead, on: day, id: 1)
    let move: (inout StageCourse, StagePosition, Int, MoveGrounds) throws -> Void = { course, to, days, grounds in
      try course.move(
        to: to, on: day.adding(days: days), today: day.adding(days: 9), id: 2, grounds, ShippedStages.table)
    }
    #expect(throws: StageCourse.Refusal.noSuchMove) {
      try move(&course, .init(.contract), 1, StageTableTests.grounds())
    }
    #expect(throws: StageCourse.Refusal.inTheFuture) { try move(&course, .init(.screening), 10, MoveGrounds()) }
    #expect(throws: StageCourse.Refusal.beforeLastMove(day)) { try move(&course, .init(.screening), -1, MoveGrounds()) }
    #expect(throws: StageCourse.Refusal.self) { try move(&course, .init(.lead, exit: .paused), 1, MoveGrounds()) }
    try move(&course, .init(.screening), 9, MoveGrounds())
    #expect(course.position == .init(.screening) && course.since == day.adding(days: 9))
  }

  @Test func `recorded moves that do not follow each other make no course`() {
    let day = Self.start
    func move(_ id: Int64, _ from: Stage?, _ to: Stage, _ days: Int, undoes: Int64? = nil) -> StageMove {
      StageMove(id: id, from: from.map { .init($0) }, to: .init(to), day: day.adding(days: days), undoes: undoes)
    }
    let opened = move(1, nil, .lead, 0)
    #expect(StageCourse([]) == nil)
    #expect(StageCourse([move(1, .lead, .screening, 0)]) == nil)
    #expect(StageCourse([opened, move(2, .screening, .negotiating, 1)]) == nil)
    #expect(StageCourse([opened, move(2, .lead, .screening, -1)]) == nil)
    #expect(StageCourse([opened, move(2, .lead, .screening, 1), move(3, .screening, .lead, 2, undoes: 1)]) == nil)
    #expect(StageCourse([opened, move(2, .lead, .screening, 1), move(3, .screening, .lead, 2, undoes: 2)]) != nil)
  }
}
