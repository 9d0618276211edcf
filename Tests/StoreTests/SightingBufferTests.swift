import Service
import Store
import Testing

@Suite struct SightingBufferTests {
  private static func sightings(_ range: Range<Int64>) -> [RunSighting] {
    range.map { RunSighting(organisation: 1, run: "r\($0)", actor: "甲", microseconds: $0) }
  }

  @Test func `it holds no more than its limit, those under way counted`() {
    var buffer = SightingBuffer(limit: 3)
    let more = SightingBufferTests.sightings(3..<4)[0]
    var kept: [Bool] = []
    for sighting in SightingBufferTests.sightings(0..<3) + [more] { kept.append(buffer.add(sighting)) }
    let batch = buffer.take()
    #expect(batch == SightingBufferTests.sightings(0..<3))
    // A batch that may come back keeps its room.
    kept.append(buffer.add(more))
    buffer.appended(batch.count)
    kept.append(buffer.add(more))
    let last = buffer.take()
    #expect(kept == [true, true, true, false, false, true])
    #expect(last == [more])
  }

  @Test func `a batch that could not be appended waits before what came since`() {
    var buffer = SightingBuffer(limit: 10)
    let all = SightingBufferTests.sightings(0..<5)
    for sighting in all.prefix(2) { _ = buffer.add(sighting) }
    let first = buffer.take()
    for sighting in all.dropFirst(2) { _ = buffer.add(sighting) }
    buffer.giveBack(first)
    #expect(buffer.underWay == 0)
    let again = buffer.take()
    #expect(again == all)
    let rest = buffer.take()
    #expect(rest.isEmpty)
  }

  @Test func `known runs are bounded and can be forgotten`() {
    var known = KnownRuns(limit: 2)
    known.remember("a", "1")
    known.remember("b", "2")
    #expect(known["a"] == "1" && known["b"] == "2")
    known.remember("c", "3")
    #expect(known["a"] == nil && known["c"] == "3")
    known.forget()
    #expect(known["c"] == nil)
  }
}
