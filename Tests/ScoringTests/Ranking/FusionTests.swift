import Scoring
import Testing

@Suite struct FusionTests {
  @Test(
    "Fusion is one formula rounded once",
    arguments: [
      (Fusion(kind: .harmonic, gainShare: 6_000, warmthShare: 0), 8_500, 1_500, 9_000, 2_965),
      (Fusion(kind: .harmonic, gainShare: 6_000, warmthShare: 0), 5_500, 5_500, 0, 5_500),
      (Fusion(kind: .weightedMean, gainShare: 6_000, warmthShare: 0), 8_500, 1_500, 0, 5_700),
      (Fusion(kind: .minimum, gainShare: 6_000, warmthShare: 0), 8_500, 1_500, 0, 1_500),
      (Fusion(kind: .harmonic, gainShare: 5_000, warmthShare: 1_500), 6_000, 3_000, 10_000, 4_900),
      (Fusion(kind: .harmonic, gainShare: 5_000, warmthShare: 1_500), 0, 9_000, 10_000, 1_500),
    ])
  func total(fusion: Fusion, gain: Int64, reason: Int64, warmth: Int64, expected: Int64) {
    #expect(fusion.total(gain: gain, reason: reason, warmth: warmth) == expected)
  }

  @Test("A curve is linear between its points, flat outside and rounds half up")
  func curve() {
    let curve = Curve([(0, 0), (3, 10_000), (5, 4_000)])
    #expect(
      [-1, 0, 1, 2, 3, 4, 5, 9].map { curve.value(at: $0) } == [0, 0, 3_333, 6_667, 10_000, 7_000, 4_000, 4_000])
    #expect(curve.value(at: 1, over: 2) == 1_667)
    #expect(Curve([(0, 1), (2, 0)]).value(at: 1) == 1)
  }
}
