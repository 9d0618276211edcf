import Testing
import Workflow

@Suite struct CallListTests {
  private static func candidates(_ seed: UInt64) -> [CallList.Candidate] {
    var state = seed
    func number(_ limit: UInt64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64((state >> 33) % limit)
    }
    return (0..<300).map { index in
      CallList.Candidate(
        firm: number(40), need: Int64(index), score: number(900), people: (0..<number(3)).map { _ in number(25) })
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `no firm stands too often and nobody is called beyond the budget`(seed: UInt64) {
    let candidates = CallListTests.candidates(seed)
    let before: [Int64: Int] = [1: 2, 2: 3, 3: 9]
    let list = CallList(candidates, length: 60, rowsPerFirm: 2, budget: 3, touches: before)
    #expect(list.calls.count == 60)
    let firms = Dictionary(grouping: list.calls, by: \.candidate.firm)
    #expect(firms.values.allSatisfy { $0.count <= 2 })
    for (person, calls) in Dictionary(grouping: list.calls.filter { $0.person != nil }, by: { $0.person! }) {
      #expect(calls.count + before[person, default: 0] <= 3)
    }
    #expect(list.calls.allSatisfy { $0.person.map($0.candidate.people.contains) ?? $0.candidate.people.isEmpty })
    #expect(zip(list.calls, list.calls.dropFirst()).allSatisfy { $0.candidate.score >= $1.candidate.score })
    #expect(CallList(candidates.reversed(), length: 60, rowsPerFirm: 2, budget: 3, touches: before) == list)
  }

  @Test func `the next person is called when the first had enough, and the pair is spared when all had`() {
    let pair = CallList.Candidate(firm: 1, need: 1, score: 5, people: [7, 8])
    #expect(CallList([pair], length: 9, rowsPerFirm: 2, budget: 1, touches: [7: 1]).calls.map(\.person) == [8])
    let list = CallList([pair], length: 9, rowsPerFirm: 2, budget: 1, touches: [7: 1, 8: 1])
    #expect(list.calls.isEmpty && list.spared == 1)
  }

  @Test func `a longer list only adds to a shorter one`() {
    let candidates = CallListTests.candidates(9)
    let long = CallList(candidates, length: 50, rowsPerFirm: 2, budget: 2)
    let short = CallList(candidates, length: 10, rowsPerFirm: 2, budget: 2)
    #expect(short.calls == Array(long.calls.prefix(10)))
    #expect(short.left > 0)
  }
}
