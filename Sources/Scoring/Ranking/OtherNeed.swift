/// The need an off-direction firm fits better.
public struct OtherNeed: Sendable, Hashable, Encodable {
  /// The need.
  public let need: NeedReference
  /// Its total there.
  public let score: TotalScore

  init(_ need: NeedReference, _ score: TotalScore) {
    self.need = need
    self.score = score
  }
}
