public import Domain

/// An industry that a firm's text speaks for, with the words that say so.
public struct InferredIndustry: Sendable, Hashable {
  /// As fine as the words justify: a class where most of the division's evidence names it, else a group or the division.
  public var code: IndustryCode
  /// How likely the **division** is right, 0…10,000: 6,000 means that about six in ten such answers hold.
  public var confidence: Int
  /// What part of the text speaks for this division, 0…10,000.
  public var support: Int
  /// What part of the division's evidence names exactly `code`, 0…10,000; 10,000 where `code` is the division.
  public var sharpness: Int
  /// The words that decided, strongest first, at most five.
  public var because: [String]

  /// An answer as it is given.
  public init(code: IndustryCode, confidence: Int, support: Int, sharpness: Int, because: [String]) {
    self.code = code
    self.confidence = confidence
    self.support = support
    self.sharpness = sharpness
    self.because = because
  }

  /// The form in which the engine takes it.
  public var inferredCode: InferredCode { InferredCode(code: code, confidence: confidence) }
}
