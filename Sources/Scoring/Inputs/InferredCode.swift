public import Domain

/// An industry code inferred from text, never a declared one.
public struct InferredCode: Sendable, Hashable {
  /// The inferred code.
  public var code: IndustryCode
  /// 0…10,000.
  public var confidence: Int

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, confidence: Int
  ) {
    self.code = code
    self.confidence = confidence
  }
}
